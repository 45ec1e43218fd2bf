import { order, person } from '@test/day-sheet';
import { planRefusal, staysAsItIs, type AssignmentFacts, type PlanRefusal } from './day-rules.policy';
import type { OrderOfDay, PersonOfDay } from './day-sheet';

describe('What keeps a caregiver from an order', () => {
  it.each<[string, Partial<OrderOfDay>, Partial<PersonOfDay>, PlanRefusal | undefined]>([
    ['nothing', {}, {}, undefined],
    ['another provider', { providerIds: ['p2'] }, {}, 'OTHER_PROVIDER'],
    ['a paper', { credentials: ['NURSE'] }, {}, 'CREDENTIAL_NOT_VALID'],
    ['a skill', { skills: ['LIFTING'] }, {}, 'SKILL_MISSING'],
    ['the sex', { requiredSex: 'MALE' }, {}, 'OTHER_SEX_REQUIRED'],
    ['an absence that begins before the end', {}, { absences: [[659, 700]] }, 'ABSENT'],
    ['an absence that begins at the end', {}, { absences: [[660, 700]] }, undefined],
    ['an absence that ends at the start', {}, { absences: [[500, 600]] }, undefined],
    ['illness', {}, { isAbsent: true }, 'ABSENT'],
    ['hours that end a minute early', {}, { hours: [[480, 659]] }, 'NOT_WORKING'],
    ['hours that just cover it', {}, { hours: [[600, 660]] }, undefined],
    ['a break in it', {}, { hours: [[480, 630], [640, 720]] }, 'NOT_WORKING'], // prettier-ignore
    ['two rules, the first told', { providerIds: [], skills: ['LIFTING'] }, {}, 'OTHER_PROVIDER'],
  ])('%s', (_what, ofOrder, ofPerson, expected) => {
    expect(planRefusal({ ...order('o'), ...ofOrder }, { ...person('c'), ...ofPerson }, false)).toBe(expected);
  });

  it('a wish not to be sent to each other', () => {
    expect(planRefusal(order('o'), person('c'), true)).toBe('NOT_WANTED');
  });
});

describe('An assignment', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 0, minute));
  const facts: AssignmentFacts = {
    hasBegun: false,
    startsAt: at(30),
    wasPublished: false,
    isAbsent: false,
  };
  it.each<[string, Partial<AssignmentFacts>, 'ALL' | 'PUBLISHED' | 'NONE', number, boolean]>([
    ['may move', {}, 'PUBLISHED', 30, false],
    ['is too near to move', {}, 'NONE', 31, true],
    ['stays with all others', {}, 'ALL', 0, true],
    ['was published', { wasPublished: true }, 'PUBLISHED', 0, true],
    ['was published, and may move at its price', { wasPublished: true }, 'NONE', 0, false],
    ['is of somebody who is ill, however near', { isAbsent: true }, 'ALL', 60, false],
    ['has begun, ill or not', { hasBegun: true, isAbsent: true }, 'NONE', 0, true],
  ])('%s', (_what, more, keep, frozenBefore, stays) => {
    expect(staysAsItIs({ ...facts, ...more }, keep, at(frozenBefore))).toBe(stays);
  });
});
