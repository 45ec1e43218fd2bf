import { ROLES, type EventType } from '@anzhi/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOfWords } from '../words/check-words';
import { TEMPLATES } from '../words/templates';
import { MATRIX } from './matrix';
import { applies, type Rule } from './rule';
import { BULK, SILENT } from './silent';
import { TOPICS } from './topics';

const contract = readFileSync(join(__dirname, '../../../contracts/src/events.ts'), 'utf8');
const eventTypes = [...contract.matchAll(/^ {2}'([a-z]+\.[a-z-]+\.v\d+)':/gm)].map(([, type]) => type);
const told = new Set<string>(MATRIX.map(({ event }) => event));

describe('The matrix', () => {
  it('tells every event of the contracts to somebody, or says why to nobody; and knows no others', () => {
    expect(eventTypes.length).toBeGreaterThan(40);
    expect([...told, ...Object.keys(SILENT)].sort()).toEqual([...eventTypes].sort());
  });

  it('reaches only roles that stand in a room of events', () => {
    const roles = new Set(MATRIX.flatMap(({ to }) => to));
    expect([...roles].filter((role) => ROLES[role].scope === 'PLATFORM' || role === 'ASSESSOR')).toEqual([]);
  });

  it('uses every topic and every template', () => {
    expect([...new Set(MATRIX.map(({ topic }) => topic))].sort()).toEqual(Object.keys(TOPICS).sort());
    expect([...new Set(MATRIX.map(({ template }) => template))].sort()).toEqual(
      Object.keys(TEMPLATES).sort(),
    );
  });

  it('tells nothing urgently by a channel that is off until somebody asks, but the arrival', () => {
    const quiet = MATRIX.filter(({ urgent, topic }) => urgent && TOPICS[topic].channels.SMS === 'OFF');
    expect(quiet.map(({ event }) => event)).toEqual(['visits.caregiver-en-route.v1']);
  });

  it('keeps apart only what it tells', () => {
    expect(BULK.filter((type: EventType) => !told.has(type))).toEqual([]);
  });

  it('speaks of the payloads its rows name, and of no others', () => {
    const rule = {
      event: 'visits.visit-confirmed.v1',
      when: { automatic: [true] },
      to: ['CALL_CENTER'],
      topic: 'WORK',
      template: 'callBackOwed',
    } satisfies Rule;
    expect([true, false, undefined].map((automatic) => applies(rule, { automatic }))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('The words', () => {
  const rule = (template: string, ...to: Rule['to']): Rule =>
    ({ event: 'ordering.order-in-service.v1', to, topic: 'PROGRESS', template }) as unknown as Rule;
  const judge = (zh: string, en: string, ...to: Rule['to']): string[] =>
    problemsOfWords([rule('x', ...to)], { x: { zh, en } });

  it('are there in both languages, and every placeholder can be filled', () =>
    expect(problemsOfWords()).toEqual([]));

  it.each<[string, string[]]>([
    ['a missing text', problemsOfWords([rule('gone', 'FAMILY')], {})],
    ['a missing language', judge('好', ' ', 'FAMILY')],
    ['an unknown placeholder', judge('{phone}', '{phone}', 'FAMILY')],
    ['a placeholder of one language', judge('{item}', 'it', 'FAMILY')],
    ['a name told to a desk', judge('{senior}', '{senior}', 'FAMILY', 'DISPATCHER')],
  ])('with %s are found', (_, problems) => expect(problems.length).toBeGreaterThan(0));

  it('name the senior to those who look after him', () =>
    expect(judge('{senior}', '{senior}', 'ELDER', 'FAMILY', 'CAREGIVER')).toEqual([]));
});
