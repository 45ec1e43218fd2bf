import type { AppliedFor, GivenLot, Outcome } from './what-holds.policy';
import { whatHolds } from './what-holds.policy';

const outcome: Outcome = { granted: 480, unit: 'MINUTE', key: { period: 202611, number: 2 } };
const lot: GivenLot = {
  ...{ programmeCode: 'SQ_HOME_CARE', kind: 'MONTHLY', seq: 0, amount: 480, grantedOn: '2026-10-25' },
  ...{ determinationPeriod: 202611, determinationNumber: 2, decidedOn: '2026-11-01', stop: null },
};
const application: AppliedFor = {
  ...{ programmeCode: 'SQ_RETROFIT', state: 'REFUSED', noticeUntil: '2026-11-28', from: null },
  ...{ ended: { on: '2026-11-26', reason: '已拆迁' }, objection: null },
};
const objection = {
  id: '01936a3e-0000-7000-8000-00000000ab12',
  raisedOn: '2026-11-25',
  decidedOn: '2026-11-26',
};
const codes = (...of: Parameters<typeof whatHolds>) => whatHolds(...of).now.map(({ code }) => code);

describe('what holds of a decision', () => {
  it('is what was decided where just that was given', () =>
    expect(whatHolds(outcome, [lot], undefined)).toEqual({ given: 480, now: [] }));

  it('is nothing where nothing was decided', () =>
    expect(whatHolds({ ...outcome, granted: 0 }, [], application)).toEqual({ given: 0, now: [] }));

  it('is what an earlier decision gave, where a later one of the month comes to another amount', () => {
    const { given, now } = whatHolds(outcome, [{ ...lot, amount: 120, determinationNumber: 1 }], undefined);
    expect([given, now.map(({ code }) => code)]).toEqual([120, ['GIVEN_BEFORE']]);
    expect(now[0].zh).toContain('第 1 号决定（2026-11-01 的情况）发放：120 分钟');
    expect(codes({ ...outcome, granted: 0 }, [{ ...lot, determinationNumber: 1 }], undefined)).toEqual([
      'GIVEN_BEFORE',
    ]);
  });

  it('are the weeks of a weekly benefit together', () => {
    const weeks = [1, 2, 3, 4].map((seq) => ({ ...lot, seq, amount: 6_000 }));
    const { given, now } = whatHolds({ ...outcome, granted: 6_000, unit: 'FEN' }, weeks, undefined);
    expect(given).toBe(24_000);
    expect(now).toMatchObject([{ code: 'BY_WEEK', zh: '按周发放：每周 60.00 元，本月 4 周，共 240.00 元' }]);
  });

  it('tells what was stopped, and what came back, without counting it twice', () => {
    const stop = { reason: 'OFFICER', from: '2026-11-10', amount: 120 } as const;
    expect(codes(outcome, [{ ...lot, stop }], undefined)).toEqual(['STOPPED_SINCE']);
    const restored: GivenLot = { ...lot, kind: 'RESTORED', seq: 40, amount: 120 };
    const { given, now } = whatHolds(outcome, [lot, restored], undefined);
    expect([given, now.map(({ code }) => code)]).toEqual([480, ['GIVEN_AGAIN']]);
    const late: GivenLot = { ...lot, kind: 'BACK_PAY', seq: 20 };
    expect(whatHolds(outcome, [late], undefined)).toMatchObject({ given: 480, now: [{ code: 'PAID_LATE' }] });
    const carried: GivenLot = { ...lot, kind: 'CARRIED', seq: 101, amount: 60 };
    expect(whatHolds(outcome, [lot, carried], undefined).given).toBe(480);
  });

  it.each([
    ['SET_ASIDE', { objection }],
    ['SET_ASIDE', { objection, state: 'APPEAL_DECIDED' }],
    ['SET_ASIDE', { objection, state: 'APPEALED' }],
    ['REFUSED', {}],
    ['WITHDRAWN', { state: 'WITHDRAWN' }],
    ['PENDING', { state: 'TOWN_CHECKED', ended: null }],
    ['PENDING', { state: 'APPEALED' }],
    ['IN_NOTICE', { state: 'PUBLIC_NOTICE', ended: null }],
    ['BEGINS', { state: 'IN_FORCE', from: '2026-12-01', ended: null, objection }],
    ['NOT_GIVEN', { state: 'IN_FORCE', from: null }],
  ] as const)('of an application is %s with %j', (code, change) =>
    expect(codes(outcome, [], { ...application, ...change })).toEqual([code]),
  );

  it('names the objection, its day and the day it was upheld', () =>
    expect(whatHolds(outcome, [], { ...application, objection }).now[0].zh).toBe(
      '本决定已于 2026-11-26 撤销：公示期间 2026-11-25 提出的异议（编号 AB12）成立，没有发放额度。理由：已拆迁',
    ));
});
