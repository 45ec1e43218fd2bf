import { newId } from '@anzhi/kernel';
import { useLedger } from '@test/given/ledger';
import { checkLedger } from './check/check-ledger';

const ledger = useLedger();
const hold = (holdId: string) => ({ countyId: ledger.countyId, holdId });

afterEach(async () => {
  expect(await checkLedger(ledger.platform.db)).toEqual([]);
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
      params: { available: 40, needed: 41 },
    });
    await ledger.hold([lot, 40]);
  });

  it('takes all of its legs or none', async () => {
    const [first, second] = [await ledger.lot(60), await ledger.lot(30)];
    await expect(ledger.hold([first, 60], [second, 31])).rejects.toMatchObject({
      code: 'ledger.insufficient',
    });
    expect(await ledger.available(first)).toBe(60);
  });

  it('counts the legs on one account together', async () => {
    const lot = await ledger.lot(100);
    await expect(ledger.hold([lot, 60], [lot, 60])).rejects.toMatchObject({
      params: { available: 100, needed: 120 },
    });
  });

  it('bears its id once, and knows its accounts by county and unit', async () => {
    const lot = await ledger.lot(100);
    const holdId = await ledger.hold([lot, 10]);
    const legs = [{ debitAccount: lot, creditAccount: ledger.spent, amount: 10 }];
    const again = { ...hold(holdId), unit: 'MINUTE' as const, legs, serviceDate: '2026-11-24' };
    const { facade } = ledger;
    await expect(ledger.write((tx) => facade.hold(tx, again))).rejects.toMatchObject({
      code: 'ledger.hold-exists',
    });
    for (const wrong of [{ unit: 'FEN' as const }, { countyId: 1 }])
      await expect(ledger.write((tx) => facade.hold(tx, { ...again, ...wrong }))).rejects.toMatchObject({
        code: 'ledger.account-not-found',
      });
  });
});

describe('Posting a hold', () => {
  it('spends part and returns the rest, first legs first', async () => {
    const [first, second] = [await ledger.lot(60), await ledger.lot(60)];
    const holdId = await ledger.hold([first, 60], [second, 60]);
    expect(await ledger.post(holdId, 70)).toEqual({ posted: 70, released: 50 });
    expect([await ledger.available(first), await ledger.available(second)]).toEqual([0, 50]);
  });

  it('returns everything when nothing was delivered', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 60]);
    expect(await ledger.post(holdId, 0)).toEqual({ posted: 0, released: 60 });
  });

  it('is refused beyond what is held, and happens once', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    await expect(ledger.post(holdId, 51)).rejects.toMatchObject({
      code: 'ledger.post-exceeds-hold',
      params: { held: 50, amount: 51 },
    });
    await ledger.post(holdId, 50);
    await expect(ledger.post(holdId, 50)).rejects.toMatchObject({ code: 'ledger.hold-already-resolved' });
    await expect(ledger.write((tx) => ledger.facade.void(tx, hold(holdId)))).rejects.toMatchObject({
      code: 'ledger.hold-already-resolved',
    });
  });

  it('needs verified evidence, and tells the first of several reasons', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const evidenceId = await ledger.evidence({ verified: false });
    const post = (amount: number) =>
      ledger.write((tx) => ledger.facade.post(tx, { ...hold(holdId), amount, evidenceId }));
    await expect(post(50)).rejects.toMatchObject({ code: 'ledger.evidence-not-verified' });
    await expect(post(51)).rejects.toMatchObject({ code: 'ledger.post-exceeds-hold' });
    await expect(
      ledger.write((tx) => ledger.facade.post(tx, { ...hold(newId()), amount: 51, evidenceId })),
    ).rejects.toMatchObject({ code: 'ledger.hold-not-found' });
    await ledger.write((tx) => ledger.facade.verifyEvidence(tx, { countyId: ledger.countyId, evidenceId }));
    expect(await post(50)).toEqual({ posted: 50, released: 0 });
  });
});

describe('After the hold', () => {
  it('a void returns all of it, once', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const voided = () => ledger.write((tx) => ledger.facade.void(tx, hold(holdId)));
    expect(await voided()).toEqual({ released: 50 });
    expect(await ledger.available(lot)).toBe(60);
    await expect(voided()).rejects.toMatchObject({ code: 'ledger.hold-already-resolved' });
  });

  it('a reversal gives back what was posted, once, and leaves the capture on record', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const reverse = () =>
      ledger.write((tx) =>
        ledger.facade.reverse(tx, { ...hold(holdId), reversalId: newId(), reason: '核查退回' }),
      );
    await expect(reverse()).rejects.toMatchObject({ code: 'ledger.hold-not-posted' });
    await ledger.post(holdId, 40);
    expect(await reverse()).toEqual({ returned: 40 });
    expect(await ledger.available(lot)).toBe(60);
    await expect(reverse()).rejects.toMatchObject({ code: 'ledger.hold-already-reversed' });
    const history = await ledger.facade.holdHistory(ledger.platform.db, hold(holdId));
    expect(history.map(({ code, amount, reason }) => [code, amount, reason])).toEqual([
      ['HOLD', 50, null],
      ['CAPTURE', 40, null],
      ['RELEASE', 10, null],
      ['REVERSE', 40, '核查退回'],
    ]);
    expect(history[1].evidenceId).not.toBeNull();
  });

  it('payment is withheld and released by turns', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 50]);
    const mark = { ...hold(holdId), reason: '镇街退回' };
    const place = () => ledger.write((tx) => ledger.facade.withhold(tx, mark));
    const end = () => ledger.write((tx) => ledger.facade.endWithholding(tx, mark));
    await expect(end()).rejects.toMatchObject({ code: 'ledger.not-withheld' });
    await place();
    await expect(place()).rejects.toMatchObject({ code: 'ledger.already-withheld' });
    await end();
    await place();
    const history = await ledger.facade.holdHistory(ledger.platform.db, hold(holdId));
    expect(history.map(({ code }) => code)).toEqual(['HOLD', 'WITHHELD', 'WITHHOLDING_ENDED', 'WITHHELD']);
  });

  it('what is free expires, what is held stays, and the turnover tells them apart', async () => {
    const [used, untouched, empty] = [await ledger.lot(60), await ledger.lot(30), await ledger.lot(20)];
    const spent = await ledger.hold([used, 10]);
    await ledger.post(spent, 10);
    await ledger.hold([used, 20]);
    await ledger.hold([empty, 20]);
    const expire = () =>
      ledger.write((tx) =>
        ledger.facade.expire(tx, {
          countyId: ledger.countyId,
          commandId: newId(),
          accountIds: [used, untouched, empty],
          sinkAccount: ledger.lapsed,
          businessDate: '2026-11-30',
        }),
      );
    const expired = await expire();
    expect(expired.map(({ accountId, amount }) => [accountId, amount]).sort()).toEqual(
      [
        [used, 30],
        [untouched, 30],
      ].sort(),
    );
    expect(await expire()).toEqual([]);
    const turnover = await ledger.facade.turnover(ledger.platform.db, ledger.countyId, [used]);
    expect(Object.fromEntries(turnover.map(({ code, amount }) => [code, amount]))).toEqual({
      GRANT: 60,
      HOLD: 30,
      CAPTURE: 10,
      EXPIRE: 30,
    });
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
