import type { LedgerUnit, Statement, StatementLine } from './ledger.types';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { checkSince } from './check/check-ledger';
import { CheckSchedule } from './schedules/check-schedule';
import { MonthsSchedule } from './schedules/months-schedule';

const ledger = useLedger();
const owner = useClient(() => ledger.platform.database.ownerUrl);
const day = (date: string) => new Date(`${date}T09:00:00+08:00`);
const on = (date: string) => ledger.platform.clock.set(day(date));

interface Sums {
  readonly granted: number;
  readonly held: number;
  readonly spent: number;
}

/** What an account stood at, added up from the transfers alone. */
async function recomputed(accountId: string, at: Date): Promise<Sums> {
  const [sums] = await owner.query<Record<keyof Sums, string>>(
    `SELECT coalesce(sum(t.amount) FILTER (WHERE t.credit_account = $1 AND t.code NOT IN ('HOLD', 'RELEASE')), 0) AS granted,
            coalesce(sum(t.amount) FILTER (WHERE t.debit_account = $1 AND t.code NOT IN ('HOLD', 'RELEASE')), 0) AS spent,
            coalesce(sum(CASE t.code WHEN 'HOLD' THEN t.amount WHEN 'CAPTURE' THEN -t.amount
                                     WHEN 'RELEASE' THEN -t.amount ELSE 0 END)
                     FILTER (WHERE t.debit_account = $1 AND a.authorising), 0) AS held
       FROM ledger.account a LEFT JOIN ledger.transfer t ON a.account_id IN (t.debit_account, t.credit_account) AND t.at <= $2
      WHERE a.account_id = $1`,
    [accountId, at],
  );
  return { granted: Number(sums.granted), held: Number(sums.held), spent: Number(sums.spent) };
}

const balanceAt = async (accountId: string, at: Date): Promise<Sums> => {
  const [balance] = await ledger.facade.balanceAt(ledger.platform.db, ledger.countyId, [accountId], at);
  const { granted, held, spent } = balance;
  expect(balance.available).toBe(granted - held - spent);
  return { granted, held, spent };
};

const DAYS = [
  '2026-07-31',
  '2026-08-01',
  '2026-08-15',
  '2026-09-10',
  '2026-10-01',
  '2026-10-20',
  '2026-11-23',
];
let lots: string[];

/** Half a year of two lots, written day by day. */
beforeAll(async () => {
  on('2026-08-01');
  lots = [await ledger.lot(600), await ledger.lot(500)];
  const [first, second] = lots;
  on('2026-08-15');
  const early = await ledger.hold([first, 100], [second, 50]);
  on('2026-09-10');
  await ledger.post(early, 80, 50);
  on('2026-09-11');
  const late = await ledger.hold([first, 60]);
  on('2026-10-01');
  await ledger.write((tx) =>
    ledger.facade.reverse(tx, { ...ledger.on(early), amounts: [30, 0], reason: '核查退回' }),
  );
  on('2026-10-20');
  await ledger.close({ accountId: first, carry: { to: second, limit: 400 } });
  on('2026-11-23');
  await ledger.void(late);
});
afterEach(async () => {
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
});

describe('The balance at a moment', () => {
  const all = () => [...lots, ledger.source(), ledger.spent(), ledger.lapsed()];

  it('is what the transfers up to then add up to, of recording accounts too', async () => {
    for (const account of all())
      for (const date of DAYS)
        expect({ date, ...(await balanceAt(account, day(date))) }).toEqual({
          date,
          ...(await recomputed(account, day(date))),
        });
  });

  it('is the same when months have been added up, which then take nothing more', async () => {
    const { countyId, platform, facade } = ledger;
    await ledger.get(MonthsSchedule).tick();
    const months = await owner.query<{ month: string }>(
      'SELECT month::text FROM ledger.rolled_month WHERE county_id = $1 ORDER BY 1 DESC',
      [countyId],
    );
    expect(months[0].month).toBe('2026-10-01');
    expect(months.at(-1)!.month).toBe('2025-01-01');
    for (const account of all())
      for (const date of DAYS)
        expect({ date, ...(await balanceAt(account, day(date))) }).toEqual({
          date,
          ...(await recomputed(account, day(date))),
        });
    const [id] = await owner.query<{ id: string }>(
      `SELECT ledger.new_id('2026-10-31T23:59:59.999+08:00') AS id`,
    );
    const hold = { countyId, holdId: id.id, legs: [ledger.leg([lots[1], 1])], serviceDate: '2026-11-24' };
    await expect(ledger.write((tx) => facade.hold(tx, hold))).rejects.toMatchObject({
      code: 'ledger.period-closed',
    });
    expect(await facade.balanceAt(platform.db, countyId, [], platform.clock.now())).toEqual([]);
  });
});

describe('A statement', () => {
  const read = (
    from: string,
    to: string,
    limit: number,
    cursor?: string,
    accounts = lots,
  ): Promise<Statement> =>
    ledger.facade.statement(ledger.platform.db, ledger.countyId, accounts, {
      from: day(from),
      to: day(to),
      limit,
      cursor,
    });

  /** All pages. */
  async function readAll(from: string, to: string, limit: number, accounts = lots): Promise<Statement> {
    const lines: StatementLine[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await read(from, to, limit, cursor, accounts);
      lines.push(...page.lines);
      if (!page.nextCursor) return { ...page, lines };
      cursor = page.nextCursor;
    }
  }

  it('begins and ends at the balances, and its lines lead from one to the other, whatever the page', async () => {
    for (const [index, from] of DAYS.entries())
      for (const to of DAYS.slice(index + 1))
        for (const accounts of [lots, [lots[0]], [ledger.spent()]]) {
          const whole = await readAll(from, to, 100, accounts);
          const [{ opening, closing }] = whole.sums;
          const moved = (pick: (line: StatementLine) => number) =>
            whole.lines.reduce((sum, line) => sum + pick(line), 0);
          expect(closing).toEqual({
            balance: opening.balance + moved(({ amount }) => amount),
            held: opening.held + moved(({ held }) => held),
          });
          expect((await readAll(from, to, 2, accounts)).lines).toEqual(whole.lines);
        }
  });

  it('tells each move with its sign, its other side and the hold it came of', async () => {
    const { lines } = await readAll('2026-08-15', '2026-11-24', 3, [lots[0]]);
    expect(lines.map(({ code, amount, held, counterKind }) => [code, amount, held, counterKind])).toEqual([
      ['HOLD', 0, 100, 'SPENT'],
      ['CAPTURE', -80, -100 + 20, 'SPENT'],
      ['RELEASE', 0, -20, 'SPENT'],
      ['HOLD', 0, 60, 'SPENT'],
      ['REVERSE', 30, 0, 'SPENT'],
      ['CARRY', -400, 0, 'LOT'],
      ['EXPIRE', -90, 0, 'LAPSED'],
      ['RELEASE', 0, -60, 'SPENT'],
      ['EXPIRE', -60, 0, 'LAPSED'],
    ]);
    expect(lines.filter(({ holdId }) => holdId === null).map(({ code }) => code)).toEqual([
      'CARRY',
      'EXPIRE',
    ]);
  });

  it('goes on after its cursor though more was written meanwhile', async () => {
    const first = await read('2026-08-01', '2026-12-01', 3);
    await ledger.hold([lots[1], 7]);
    const seen = [...first.lines];
    for (let cursor = first.nextCursor; cursor;) {
      const page = await read('2026-08-01', '2026-12-01', 3, cursor);
      seen.push(...page.lines);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await readAll('2026-08-01', '2026-12-01', 100)).lines);
  });

  it('keeps units apart, and refuses a cursor that is none', async () => {
    const fen = await ledger.lot(9_900, { unit: 'FEN' });
    const { sums } = await readAll('2026-08-01', '2026-12-01', 10, [lots[0], fen]);
    expect(sums.map(({ unit }): LedgerUnit => unit)).toEqual(['FEN', 'MINUTE']);
    await expect(read('2026-08-01', '2026-12-01', 3, 'x')).rejects.toMatchObject({
      code: 'request.bad-cursor',
    });
  });
});

describe('The check', () => {
  const since = () => checkSince(ledger.platform.db);

  it('follows what has moved, marks it, and then looks at what moves next', async () => {
    const lot = await ledger.lot(60);
    expect(await since()).toEqual([]);
    const marks = () =>
      owner.query<{ version: number }>('SELECT version FROM ledger.check_mark WHERE account_id = $1', [lot]);
    expect(await marks()).toEqual([{ version: 1 }]);
    await ledger.post(await ledger.hold([lot, 20]), 15);
    expect(await since()).toEqual([]);
    expect(await marks()).toEqual([{ version: 4 }]);
  });

  it('finds counters that somebody moved by hand, until they are right again', async () => {
    const lot = await ledger.lot(60);
    await since();
    await ledger.hold([lot, 10]);
    await owner.query('UPDATE ledger.account SET credits_posted = 90 WHERE account_id = $1', [lot]);
    for (let turn = 0; turn < 2; turn++)
      expect((await since()).map(({ subject, expected, found }) => [subject, expected, found])).toEqual([
        [lot, '(2,10,0,0,60)', '(2,10,0,0,90)'],
      ]);
    const found = await ledger.checks.run(ledger.platform.db);
    expect(
      found.filter(({ subject }) => subject === lot).map(({ rule, found: figure }) => [rule, figure]),
    ).toEqual([
      ['counters are the sums of the transfers', '(10,0,0,90,0,2)'],
      ['every version of an account has its entry, the last one is the account', '(2,10,0,0,90)'],
      ['what came into a lot is free, held, captured, lapsed, carried or moved on', '90'],
    ]);
    expect(found.map(({ rule }) => rule)).toContain('debits are credits, in every unit');
    await ledger.get(CheckSchedule).full();
    const noted = () =>
      owner.query<{ kind: string; differences: number }>(
        'SELECT kind, differences FROM ledger.check_run ORDER BY 1',
      );
    expect(await noted()).toEqual([{ kind: 'FULL', differences: 4 }]);
    await owner.query('UPDATE ledger.account SET credits_posted = 60 WHERE account_id = $1', [lot]);
    await ledger.get(CheckSchedule).since();
    expect(await noted()).toEqual([
      { kind: 'FULL', differences: 4 },
      { kind: 'SINCE', differences: 0 },
    ]);
  });

  it('runs what other contexts register, each under a name of its own', async () => {
    const { checks, platform } = ledger;
    checks.register(
      'no two is one',
      `SELECT 1 AS county_id, 'two' AS subject, 2 AS expected, 1 AS found WHERE false`,
    );
    expect(await checks.run(platform.db)).toEqual([]);
    expect(() => checks.register('no two is one', '')).toThrow('registered twice');
  });
});

describe('The months', () => {
  it('are opened half a year ahead, once, with all their guards', async () => {
    on('2027-11-05');
    await ledger.get(MonthsSchedule).tick();
    await ledger.get(MonthsSchedule).tick();
    const [{ until }] = await owner.query<{ until: string }>(
      `SELECT ledger.months_open_until('2027-11-05T09:00+08:00')::text AS until`,
    );
    expect(until).toBe('2028-06-01');
    const guards = (month: string) =>
      owner.query(
        `SELECT replace(c.relname, $1, '') AS name, g.tgname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
          WHERE c.relnamespace = 'ledger'::regnamespace AND c.relname LIKE '%' || $1 AND NOT g.tgisinternal ORDER BY 1, 2`,
        [month],
      );
    expect(await guards('2028_05')).toEqual(await guards('2026_11'));
    await ledger.lot(1);
  });
});
