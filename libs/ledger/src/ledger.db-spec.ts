import { newId } from '@anzhi/kernel';
import { useLedger } from '@test/given/ledger';

const ledger = useLedger();

afterEach(async () => {
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
});

describe('A hold', () => {
  it('sets minutes aside without spending them', async () => {
    const lot = await ledger.lot(600);
    await ledger.hold([lot, 120]);
    expect(await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot)).toEqual({
      accountId: lot,
      granted: 600,
      held: 120,
      spent: 0,
      available: 480,
    });
  });

  it('is refused beyond what is free, with the figures', async () => {
    const lot = await ledger.lot(100);
    await ledger.hold([lot, 60]);
    await expect(ledger.hold([lot, 41])).rejects.toMatchObject({
      code: 'ledger.insufficient',
      params: { available: 40, needed: 41, leg: 1 },
    });
    await ledger.hold([lot, 40]);
  });

  it('takes all of its legs or none, minutes and fen together', async () => {
    const [minutes, fen] = [await ledger.lot(60), await ledger.lot(3_000, { unit: 'FEN' })];
    await expect(ledger.hold([minutes, 60], [fen, 3_001, 'FEN'])).rejects.toMatchObject({
      code: 'ledger.insufficient',
      params: { leg: 2 },
    });
    expect(await ledger.available(minutes)).toBe(60);
    const holdId = await ledger.hold([minutes, 60], [fen, 3_000, 'FEN']);
    expect(await ledger.post(holdId, 45, 2_000)).toEqual({
      posted: [45, 2_000],
      released: [15, 1_000],
      onward: [],
    });
  });

  it('counts the legs on one account together', async () => {
    const lot = await ledger.lot(100);
    await expect(ledger.hold([lot, 60], [lot, 60])).rejects.toMatchObject({
      params: { available: 100, needed: 120 },
    });
  });

  it('asks a lot for the day of service, whatever day it is', async () => {
    const november = await ledger.lot(100, { usable: { from: '2026-11-01', until: '2026-12-01' } });
    const hold = (serviceDate: string) =>
      ledger.write((tx) =>
        ledger.facade.hold(tx, {
          countyId: ledger.countyId,
          holdId: ledger.id(),
          legs: [ledger.leg([november, 10])],
          serviceDate,
        }),
      );
    for (const day of ['2026-10-31', '2026-12-01'])
      await expect(hold(day)).rejects.toMatchObject({
        code: 'ledger.lot-not-for-service-date',
        params: { leg: 1 },
      });
    for (const day of ['2026-11-01', '2026-11-30']) await hold(day);
  });

  it('tells the first of several reasons: unknown, closed, day, amount, slice', async () => {
    const [slice] = await ledger.write((tx) =>
      ledger.facade.openSlices(tx, { countyId: ledger.countyId, unit: 'MINUTE', count: 1 }),
    );
    const short = await ledger.lot(5);
    const october = await ledger.lot(5, { usable: { from: '2026-10-01', until: '2026-11-01' } });
    const closed = await ledger.lot(5);
    await ledger.close({ accountId: closed });
    const parts = [
      [slice, 10],
      [short, 10],
      [october, 10],
      [closed, 10],
      [newId(), 10],
    ] as const;
    const codes = [
      'slice-empty',
      'insufficient',
      'lot-not-for-service-date',
      'account-closed',
      'account-not-found',
    ];
    for (const [index, code] of codes.entries())
      await expect(ledger.hold(...parts.slice(0, index + 1))).rejects.toMatchObject({
        code: `ledger.${code}`,
        params: { leg: index + 1 },
      });
  });

  it('knows its accounts by county and unit', async () => {
    const lot = await ledger.lot(100);
    const hold = { countyId: ledger.countyId, holdId: ledger.id(), serviceDate: '2026-11-24' };
    for (const wrong of [
      { ...hold, legs: [ledger.leg([lot, 10, 'FEN'])] },
      { ...hold, countyId: 1, legs: [ledger.leg([lot, 10])] },
    ])
      await expect(ledger.write((tx) => ledger.facade.hold(tx, wrong))).rejects.toMatchObject({
        code: 'ledger.account-not-found',
      });
  });
});

describe('Posting a hold', () => {
  it('spends part of each leg and returns the rest', async () => {
    const [first, second] = [await ledger.lot(60), await ledger.lot(60)];
    const holdId = await ledger.hold([first, 60], [second, 60]);
    expect(await ledger.post(holdId, 60, 10)).toEqual({ posted: [60, 10], released: [0, 50], onward: [] });
    expect([await ledger.available(first), await ledger.available(second)]).toEqual([0, 50]);
  });

  it('returns everything when nothing was delivered', async () => {
    const lot = await ledger.lot(60);
    expect(await ledger.post(await ledger.hold([lot, 60]), 0)).toMatchObject({ posted: [0], released: [60] });
  });

  it('is refused beyond what is held, and happens once', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    await expect(ledger.post(holdId, 51)).rejects.toMatchObject({
      code: 'ledger.post-exceeds-hold',
      params: { held: 50, amount: 51, leg: 1 },
    });
    await ledger.post(holdId, 50);
    for (const again of [() => ledger.post(holdId, 50), () => ledger.void(holdId)])
      await expect(again()).rejects.toMatchObject({ code: 'ledger.hold-already-posted' });
  });

  it('needs verified evidence, and tells the first of several reasons', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const evidenceId = await ledger.evidence({ verified: false });
    const post = (amount: number, hold = holdId) =>
      ledger.write((tx) => ledger.facade.post(tx, { ...ledger.on(hold), amounts: [amount], evidenceId }));
    await expect(post(50)).rejects.toMatchObject({ code: 'ledger.evidence-not-verified' });
    await expect(post(51)).rejects.toMatchObject({ code: 'ledger.post-exceeds-hold' });
    await expect(post(51, ledger.id())).rejects.toMatchObject({ code: 'ledger.hold-not-found' });
    await ledger.write((tx) => ledger.facade.verifyEvidence(tx, { countyId: ledger.countyId, evidenceId }));
    expect(await post(50)).toMatchObject({ posted: [50] });
  });

  it('takes one amount for each leg', async () => {
    const holdId = await ledger.hold([await ledger.lot(60), 50]);
    for (const amounts of [[], [10, 10], [-1], [0.5], [2 ** 53]])
      await expect(ledger.post(holdId, ...amounts)).rejects.toThrow();
  });
});

describe('A hold that was not posted', () => {
  it('is voided as a whole, once', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    expect(await ledger.void(holdId)).toEqual({ posted: [0], released: [50], onward: [] });
    expect(await ledger.available(lot)).toBe(60);
    await expect(ledger.void(holdId)).rejects.toMatchObject({ code: 'ledger.hold-already-voided' });
  });

  it('expires when its time is over, once, and not before', async () => {
    const lot = await ledger.lot(60);
    const { facade, countyId, platform } = ledger;
    const expiresAt = new Date(platform.clock.now().getTime() + 60_000);
    const [first, second] = [ledger.id(), ledger.id()];
    for (const holdId of [first, second])
      await ledger.write((tx) =>
        facade.hold(tx, {
          countyId,
          holdId,
          legs: [ledger.leg([lot, 20])],
          serviceDate: '2026-11-24',
          expiresAt,
        }),
      );
    const expire = () => ledger.write((tx) => facade.expireHolds(tx, { countyId, limit: 10 }));
    expect(await expire()).toEqual([]);
    await ledger.void(second);
    platform.clock.set(expiresAt);
    expect((await expire()).map(({ holdId }) => holdId)).toEqual([first]);
    expect(await expire()).toEqual([]);
    expect(await ledger.available(lot)).toBe(60);
    await expect(ledger.post(first, 20)).rejects.toMatchObject({ code: 'ledger.hold-expired' });
  });
});

describe('What was posted', () => {
  it('is taken back in parts, never more than there was, and the capture stays on record', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const reverse = (amount: number) =>
      ledger.write((tx) =>
        ledger.facade.reverse(tx, { ...ledger.on(holdId), amounts: [amount], reason: '核查退回' }),
      );
    await expect(reverse(1)).rejects.toMatchObject({ code: 'ledger.hold-not-posted' });
    await ledger.post(holdId, 40);
    await reverse(15);
    await reverse(20);
    await expect(reverse(6)).rejects.toMatchObject({
      code: 'ledger.reversal-exceeds-posted',
      params: { left: 5, amount: 6, leg: 1 },
    });
    await reverse(5);
    expect(await ledger.available(lot)).toBe(60);
    const history = await ledger.facade.holdHistory(ledger.platform.db, {
      countyId: ledger.countyId,
      holdId,
    });
    expect(history.map(({ code, amount, reason }) => [code, amount, reason])).toEqual([
      ['HOLD', 50, null],
      ['CAPTURE', 40, null],
      ['RELEASE', 10, null],
      ['REVERSE', 15, '核查退回'],
      ['REVERSE', 20, '核查退回'],
      ['REVERSE', 5, '核查退回'],
    ]);
    expect(history[1].evidenceId).not.toBeNull();
  });

  it('is withheld from payment and let go by turns', async () => {
    const holdId = await ledger.hold([await ledger.lot(60), 50]);
    const { facade } = ledger;
    const place = () =>
      ledger.write((tx) => facade.withhold(tx, { ...ledger.on(holdId), reason: '镇街退回' }));
    const end = () =>
      ledger.write((tx) => facade.endWithholding(tx, { ...ledger.on(holdId), reason: '镇街退回' }));
    await expect(end()).rejects.toMatchObject({ code: 'ledger.not-withheld' });
    await place();
    await expect(place()).rejects.toMatchObject({ code: 'ledger.already-withheld' });
    await end();
    await place();
    const history = await facade.holdHistory(ledger.platform.db, { countyId: ledger.countyId, holdId });
    expect(history.map(({ code }) => code)).toEqual(['HOLD', 'WITHHELD', 'WITHHOLDING_ENDED', 'WITHHELD']);
  });
});

describe('The end of a lot', () => {
  it('lets what is free lapse and what is held when it comes back', async () => {
    const lot = await ledger.lot(60);
    const [spent, returned] = [await ledger.hold([lot, 20]), await ledger.hold([lot, 25])];
    expect(await ledger.close({ accountId: lot })).toEqual([
      { accountId: lot, code: 'EXPIRE', toAccount: ledger.lapsed(), amount: 15 },
    ]);
    expect(await ledger.close({ accountId: lot })).toEqual([]);
    // a capture in December comes out of the lot of November
    expect(await ledger.post(spent, 12)).toEqual({
      posted: [12],
      released: [8],
      onward: [{ accountId: lot, code: 'EXPIRE', toAccount: ledger.lapsed(), amount: 8 }],
    });
    expect((await ledger.void(returned)).onward).toMatchObject([{ code: 'EXPIRE', amount: 25 }]);
    expect(await ledger.available(lot)).toBe(0);
    const reversed = await ledger.write((tx) =>
      ledger.facade.reverse(tx, { ...ledger.on(spent), amounts: [2], reason: '核查退回' }),
    );
    expect(reversed.onward).toMatchObject([{ code: 'EXPIRE', amount: 2 }]);
    const turnover = await ledger.facade.turnover(ledger.platform.db, ledger.countyId, [lot]);
    expect(Object.fromEntries(turnover.map(({ code, amount }) => [code, amount]))).toEqual({
      GRANT: 60,
      HOLD: 45,
      CAPTURE: 12,
      RELEASE: 33,
      REVERSE: 2,
      EXPIRE: 50,
    });
    await expect(ledger.hold([lot, 1])).rejects.toMatchObject({ code: 'ledger.account-closed' });
  });

  it('carries over up to its limit in all, the rest lapses', async () => {
    const [lot, next] = [await ledger.lot(60), await ledger.lot(100)];
    const holdId = await ledger.hold([lot, 30]);
    const closed = await ledger.close({ accountId: lot, carry: { to: next, limit: 40 } });
    expect(closed).toEqual([{ accountId: lot, code: 'CARRY', toAccount: next, amount: 30 }]);
    expect((await ledger.void(holdId)).onward).toEqual([
      { accountId: lot, code: 'CARRY', toAccount: next, amount: 10 },
      { accountId: lot, code: 'EXPIRE', toAccount: ledger.lapsed(), amount: 20 },
    ]);
    expect(await ledger.available(next)).toBe(140);
  });

  it('goes on from a lot to the next one even if that has ended too', async () => {
    const [october, november, december] = [await ledger.lot(60), await ledger.lot(60), await ledger.lot(60)];
    const holdId = await ledger.hold([october, 60]);
    await ledger.close({ accountId: october, carry: { to: november, limit: 50 } });
    await ledger.close({ accountId: november, carry: { to: december, limit: 80 } });
    expect(
      (await ledger.void(holdId)).onward.map(({ accountId, code, amount }) => [accountId, code, amount]),
    ).toEqual([
      [october, 'CARRY', 50],
      [november, 'CARRY', 20],
      [october, 'EXPIRE', 10],
      [november, 'EXPIRE', 30],
    ]);
    expect(await ledger.available(december)).toBe(140);
  });

  it('needs a recording account of the unit for what lapses', async () => {
    const lot = await ledger.lot(60);
    const close = (lapseTo: string) =>
      ledger.write((tx) =>
        ledger.facade.close(tx, {
          ...ledger.command(),
          accounts: [{ accountId: lot, lapseTo }],
          businessDate: '2026-11-30',
        }),
      );
    for (const wrong of [ledger.lapsed('FEN'), await ledger.lot(1), newId()])
      await expect(close(wrong)).rejects.toMatchObject({ code: 'ledger.account-not-found' });
  });
});

describe('A sliced budget', () => {
  it('is refilled from the budget until that is empty', async () => {
    const { facade, countyId } = ledger;
    const budget = await ledger.lot(100, { unit: 'FEN' });
    const [slice] = await ledger.write((tx) => facade.openSlices(tx, { countyId, unit: 'FEN', count: 4 }));
    const refill = () =>
      ledger.write((tx) => facade.refill(tx, { ...ledger.command(), budget, slice, lump: 70 }));
    await expect(ledger.hold([slice, 50, 'FEN'])).rejects.toMatchObject({ code: 'ledger.slice-empty' });
    expect([await refill(), await refill()]).toEqual([{ amount: 70 }, { amount: 30 }]);
    await expect(refill()).rejects.toMatchObject({ code: 'ledger.insufficient', params: { available: 0 } });
    await ledger.hold([slice, 100, 'FEN']);
  });
});

describe('The evidence register', () => {
  it('takes the same evidence twice and refuses other content under its id', async () => {
    const evidence = {
      countyId: ledger.countyId,
      evidenceId: newId(),
      kind: 'VISIT',
      reference: 'v-1',
      hash: Buffer.alloc(32, 1),
    };
    const register = (change = {}) =>
      ledger.write((tx) => ledger.facade.registerEvidence(tx, { ...evidence, ...change }));
    await register();
    await register();
    await expect(register({ hash: Buffer.alloc(32, 2) })).rejects.toMatchObject({
      code: 'ledger.evidence-differs',
    });
  });

  it('verifies what it knows', async () => {
    const ref = { countyId: ledger.countyId, evidenceId: await ledger.evidence() };
    await ledger.write((tx) => ledger.facade.verifyEvidence(tx, ref));
    await ledger.facade.requireVerified(ledger.platform.db, ref);
    const unknown = { ...ref, evidenceId: newId() };
    await expect(ledger.write((tx) => ledger.facade.verifyEvidence(tx, unknown))).rejects.toMatchObject({
      code: 'ledger.evidence-not-found',
    });
  });
});
