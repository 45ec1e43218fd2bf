import { useLedger } from '@test/given/ledger';

const ledger = useLedger();
const RIVALS = 64;

const outcomes = async (attempts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(attempts)).map((result) =>
    result.status === 'fulfilled' ? 'OK' : (result.reason as { code: string }).code,
  );
const count = (list: string[], wanted: string): number => list.filter((entry) => entry === wanted).length;
const times = <T>(number: number, make: (turn: number) => T): T[] =>
  Array.from({ length: number }, (_, turn) => make(turn));

afterEach(async () => {
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
});

describe('Rivals for one lot', () => {
  it.each([0, 1, 5, 64])('with room for %i holds: exactly so many win', async (room) => {
    const lot = await ledger.lot(room * 30 + 29);
    const results = await outcomes(times(RIVALS, () => ledger.hold([lot, 30])));
    expect(count(results, 'OK')).toBe(room);
    expect(count(results, 'ledger.insufficient')).toBe(RIVALS - room);
    expect(await ledger.available(lot)).toBe(29);
  });

  it('over two lots in opposite orders neither lock each other out nor spend twice', async () => {
    const [a, b] = [await ledger.lot(600), await ledger.lot(600)];
    const results = await outcomes(
      times(80, (turn) => (turn % 2 ? ledger.hold([a, 15], [b, 15]) : ledger.hold([b, 15], [a, 15]))),
    );
    expect(count(results, 'OK')).toBe(40);
    expect(count(results, 'ledger.insufficient')).toBe(40);
    expect([await ledger.available(a), await ledger.available(b)]).toEqual([0, 0]);
  });

  it('and its end: what comes back after it lapses, at once and once', async () => {
    const lots: string[] = [];
    for (let made = 0; made < 6; made++) lots.push(await ledger.lot(300));
    const held = await Promise.all(lots.flatMap((lot) => times(4, () => ledger.hold([lot, 30]))));
    await outcomes([
      ...lots.flatMap((lot) => times(4, () => ledger.hold([lot, 30]))),
      ...held.map((holdId) => ledger.void(holdId)),
      ...times(2, () => ledger.close(...lots.map((accountId) => ({ accountId })))),
    ]);
    for (const lot of lots) {
      const {
        granted,
        held: pending,
        spent,
        available,
      } = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
      expect({ granted, gone: pending + spent, available }).toEqual({
        granted: 300,
        gone: 300,
        available: 0,
      });
    }
  });
});

describe('Rivals for one hold', () => {
  it('resolve it once, whether they post, void or let it expire', async () => {
    const { facade, countyId } = ledger;
    const lot = await ledger.lot(60);
    const [holdId, evidenceId] = [ledger.id(), await ledger.evidence()];
    const expiresAt = ledger.platform.clock.now();
    await ledger.write((tx) =>
      facade.hold(tx, {
        countyId,
        holdId,
        legs: [ledger.leg([lot, 60])],
        serviceDate: '2026-11-24',
        expiresAt,
      }),
    );
    let expired = 0;
    const ways = [
      () => ledger.void(holdId),
      () => ledger.write((tx) => facade.post(tx, { ...ledger.on(holdId), amounts: [60], evidenceId })),
      async () => {
        const holds = await ledger.write((tx) => facade.expireHolds(tx, { countyId, limit: 5 }));
        expired += holds.length;
        if (!holds.length) throw Object.assign(new Error('nothing to expire'), { code: 'nothing' });
      },
    ];
    const results = await outcomes(times(21, (turn) => ways[turn % 3]()));
    expect(count(results, 'OK')).toBe(1);
    expect(expired).toBeLessThanOrEqual(1);
  });

  it('take back together no more than was posted', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 60]);
    await ledger.post(holdId, 60);
    const results = await outcomes(
      times(10, () =>
        ledger.write((tx) => ledger.facade.reverse(tx, { ...ledger.on(holdId), amounts: [9], reason: 'x' })),
      ),
    );
    expect(count(results, 'OK')).toBe(6);
    expect(count(results, 'ledger.reversal-exceeds-posted')).toBe(4);
    expect(await ledger.available(lot)).toBe(54);
  });
});

describe('Twins of one command', () => {
  it('all get the first answer, and it takes effect once', async () => {
    const lot = await ledger.lot(100);
    const { facade, countyId } = ledger;
    const hold = { countyId, holdId: ledger.id(), legs: [ledger.leg([lot, 60])], serviceDate: '2026-11-24' };
    const post = { ...ledger.on(hold.holdId), amounts: [45], evidenceId: await ledger.evidence() };
    expect(await outcomes(times(16, () => ledger.write((tx) => facade.hold(tx, hold))))).toEqual(
      times(16, () => 'OK'),
    );
    const answers = await Promise.all(times(16, () => ledger.write((tx) => facade.post(tx, post))));
    for (const answer of answers) expect(answer).toEqual({ posted: [45], released: [15], onward: [] });
    expect(await ledger.available(lot)).toBe(55);
  });

  it('on a slice that is short agree too, whoever is first', async () => {
    const { facade, countyId } = ledger;
    const budget = await ledger.lot(1_000, { unit: 'FEN' });
    const [slice] = await ledger.write((tx) => facade.openSlices(tx, { countyId, unit: 'FEN', count: 1 }));
    const refill = { ...ledger.command(), budget, slice, lump: 300 };
    const answers = await Promise.all(times(8, () => ledger.write((tx) => facade.refill(tx, refill))));
    expect(answers).toEqual(times(8, () => ({ amount: 300 })));
    expect(await ledger.available(budget)).toBe(700);
  });
});
