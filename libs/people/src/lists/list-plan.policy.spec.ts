import { needsSecondOfficer, planOf, type PersonOnFile } from './list-plan.policy';
import type { Claim } from './list-rule';

const person: PersonOnFile = {
  id: '019ab000-0000-7000-8000-000000000001',
  regionId: 1,
  countyId: 2,
  deceasedOn: null,
  categories: [],
  events: [],
};
const at = { month: 202611, today: '2026-11-23' };
const plan = (claim: Claim, change: Partial<PersonOnFile> = {}) =>
  planOf([claim], { ...person, ...change }, at);
const dibao = (from: string, to: string | null) => ({ categories: [{ code: 'DIBAO', from, to }] });

describe('what a list of holders changes', () => {
  it.each([
    [{}, '2026-11-01'],
    [dibao('2026-01-01', '2026-11-01'), '2026-11-01'],
    [dibao('2026-01-01', '2026-11-02'), '2026-11-02'],
    [dibao('2026-11-02', null), '2026-11-01'],
    [{ categories: [{ code: 'DIBAO_EDGE', from: '2026-01-01', to: null }] }, '2026-11-01'],
  ])('with %j on file: it begins on %s', (onFile, onDate) =>
    expect(plan({ code: 'DIBAO' }, onFile)).toEqual([{ code: 'DIBAO', change: 'BEGUN', onDate }]),
  );

  it('is nothing when it holds all the time', () =>
    expect(plan({ code: 'DIBAO' }, dibao('2026-11-01', null))).toEqual([]));

  it('is for a person to look at when the holder is dead', () =>
    expect(() => plan({ code: 'DIBAO' }, { deceasedOn: '2026-10-01' })).toThrow('deceased'));
});

describe('what a list of events changes', () => {
  const death = (onDate: string): Claim => ({ kind: 'DEATH', onDate, column: 'diedOn' });
  const known = (kind: string, onDate: string, stands = true) => ({ events: [{ kind, onDate, stands }] });

  it.each<[Claim, Partial<PersonOnFile>]>([
    [death('2026-11-23'), {}],
    [{ kind: 'DISCHARGE', onDate: '2026-11-02', column: 'dischargedOn' }, known('DISCHARGE', '2026-11-01')],
    [{ kind: 'DISCHARGE', onDate: '2026-11-02', column: 'x' }, { deceasedOn: '2026-11-02' }],
  ])('%j is recorded with %j on file', (claim, onFile) =>
    expect(plan(claim, onFile)).toMatchObject([{ change: 'RECORDED' }]),
  );

  it('is nothing when it is on file', () =>
    expect(plan(death('2026-11-02'), { deceasedOn: '2026-11-02', ...known('DEATH', '2026-11-02') })).toEqual(
      [],
    ));

  it.each<[Claim, Partial<PersonOnFile>, string]>([
    [death('2026-11-24'), {}, 'date-in-future'],
    [death('2026-11-02'), known('DEATH', '2026-11-02', false), 'retracted-before'],
    [death('2026-11-02'), { deceasedOn: '2026-11-03', ...known('DEATH', '2026-11-03') }, 'death-differs'],
    [{ kind: 'DISCHARGE', onDate: '2026-11-04', column: 'x' }, { deceasedOn: '2026-11-03' }, 'deceased'],
  ])('%j with %j on file is for a person to look at: %s', (claim, onFile, refusal) =>
    expect(() => plan(claim, onFile)).toThrow(refusal),
  );
});

describe('a second officer', () => {
  it.each([
    [{ previous: 100, ended: 20, unreadable: 0 }, false],
    [{ previous: 100, ended: 21, unreadable: 0 }, true],
    [{ previous: 100, ended: 1, unreadable: 1 }, true],
    [{ previous: 100, ended: 0, unreadable: 5 }, false],
    [{ previous: 0, ended: 0, unreadable: 0 }, false],
  ])('for %j: %s', (figures, needed) => expect(needsSecondOfficer(figures, 20)).toBe(needed));
});
