import { ROLES, type EventType, type Role } from '@anzhi/contracts';
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

/** What happens together, and what each role is told of it. */
describe('A story', () => {
  type Step = readonly [EventType, object];
  const told = (role: Role, steps: readonly Step[]): string[] =>
    steps.flatMap(([event, payload]) => {
      const rules = MATRIX.filter((rule) => rule.event === event && applies(rule, payload));
      return rules.find(({ to }) => to.includes(role))?.template ?? [];
    });
  const ended = (state: string): Step => ['ordering.order-cancelled.v1', { state }];
  const offerClosed = (reason: string, accepted: boolean, straight = false): Step => [
    'dispatch.offer-closed.v1',
    { state: 'WITHDRAWN', reason, accepted, straight },
  ];
  const released: Step = ['dispatch.assignment-released.v1', { isBeingReplaced: false }];
  const closed = (state: string): Step => ['visits.visit-closed.v1', { state }];
  const noShow: Step = ['dispatch.replacement-ended.v1', { outcome: 'NOT_FOUND', cause: 'PROVIDER_NO_SHOW' }];

  it.each<[string, readonly Step[], Partial<Record<Role, string[]>>]>([
    [
      'of a family that cancels',
      [ended('CANCELLED_BY_FAMILY'), offerClosed('CANCELLED_BY_FAMILY', true), released, closed('CANCELLED')],
      { FAMILY: ['orderCancelled'], DISPATCHER: ['orderCancelledAtDesk'], CAREGIVER: ['visitTaken'] },
    ],
    [
      'of a family that moves its visit',
      [['ordering.order-rescheduled.v1', {}], offerClosed('ORDER_RESCHEDULED', true), released],
      { FAMILY: ['orderMoved'], DISPATCHER: ['orderMovedAway'], CAREGIVER: ['visitTaken'] },
    ],
    [
      'of a caregiver who stayed away',
      [closed('NO_SHOW_PROVIDER'), ended('NO_SHOW_PROVIDER'), noShow],
      { FAMILY: ['nobodyCame'], PROVIDER_OWNER: ['notServedAtDesk'], CAREGIVER: [] },
    ],
    [
      'of a provider that sent nobody',
      [offerClosed('NOBODY_SENT', true), ended('NO_SHOW_PROVIDER'), noShow],
      { FAMILY: ['nobodyCame'], PROVIDER_OWNER: ['notServedAtDesk'], DISPATCHER: [] },
    ],
    [
      'of a provider that loses an order',
      [
        offerClosed('LICENCE_NOT_VALID', true),
        ['dispatch.assignment-released.v1', { isBeingReplaced: true }],
      ],
      { DISPATCHER: ['orderTakenAway'], CAREGIVER: ['visitTaken'] },
    ],
    [
      'of a broadcast that another one won',
      [offerClosed('TAKEN_BY_ANOTHER', false)],
      { DISPATCHER: ['offerGone'], CAREGIVER: [], FAMILY: [] },
    ],
    [
      'of a caregiver who is asked himself',
      [['dispatch.offer-made.v1', { straight: true }], offerClosed('TAKEN_BY_ANOTHER', false, true)],
      { CAREGIVER: ['offerToYou', 'offerGone'], DISPATCHER: [], PROVIDER_OWNER: [] },
    ],
    [
      'of an order nobody took',
      [['dispatch.order-unmet.v1', {}], ended('EXPIRED_UNSERVED')],
      { FAMILY: ['orderUnmet', 'orderExpired'], TOWN_HANDLER: ['unmetAtOffice'], DISPATCHER: [] },
    ],
  ])('%s tells each part of it once', (_, steps, expected) => {
    for (const [role, templates] of Object.entries(expected))
      expect([role, told(role as Role, steps)]).toEqual([role, templates]);
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
