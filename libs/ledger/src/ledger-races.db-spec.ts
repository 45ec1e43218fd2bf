import { newId } from '@anzhi/kernel';
import { useLedger } from '@test/given/ledger';
import { checkLedger } from './check/check-ledger';

const ledger = useLedger();
const RIVALS = 64;

const outcomes = async (attempts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(attempts)).map((result) =>
    result.status === 'fulfilled' ? 'OK' : (result.reason as { code: string }).code,
  );
const count = (list: string[], wanted: string): number => list.filter((entry) => entry === wanted).length;

afterEach(async () => {
  expect(await checkLedger(ledger.platform.db)).toEqual([]);
});

describe('Rivals for one lot', () => {
  it.each([0, 1, 5, 64])('with room for %i holds: exactly so many win', async (room) => {
    const lot = await ledger.lot(room * 30 + 29);
    const results = await outcomes(Array.from({ length: RIVALS }, () => ledger.hold([lot, 30])));
    expect(count(results, 'OK')).toBe(room);
    expect(count(results, 'ledger.insufficient')).toBe(RIVALS - room);
    expect(await ledger.available(lot)).toBe(29);
  });

  it('over two lots in opposite orders neither lock each other out nor spend twice', async () => {
    const [a, b] = [await ledger.lot(300), await ledger.lot(300)];
    const results = await outcomes(
      Array.from({ length: 40 }, (_, turn) =>
        turn % 2 ? ledger.hold([a, 15], [b, 15]) : ledger.hold([b, 15], [a, 15]),
      ),
    );
    expect(count(results, 'OK')).toBe(20);
    expect([await ledger.available(a), await ledger.available(b)]).toEqual([0, 0]);
  });
});

describe('Rivals for one hold', () => {
  it('resolve it once, whether they post or void', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 60]);
    const evidenceId = await ledger.evidence();
    const ref = { countyId: ledger.countyId, holdId };
    const results = await outcomes(
      Array.from({ length: 20 }, (_, turn) =>
        ledger.write<unknown>((tx) =>
          turn % 2 ? ledger.facade.void(tx, ref) : ledger.facade.post(tx, { ...ref, amount: 60, evidenceId }),
        ),
      ),
    );
    expect(count(results, 'OK')).toBe(1);
    expect(count(results, 'ledger.hold-already-resolved')).toBe(19);
  });

  it('reverse it once', async () => {
    const lot = await ledger.lot(60);
    const holdId = await ledger.hold([lot, 60]);
    await ledger.post(holdId, 60);
    const ref = { countyId: ledger.countyId, holdId };
    const results = await outcomes(
      Array.from({ length: 10 }, () =>
        ledger.write((tx) => ledger.facade.reverse(tx, { ...ref, reversalId: newId(), reason: 'x' })),
      ),
    );
    expect(count(results, 'OK')).toBe(1);
    expect(count(results, 'ledger.hold-already-reversed')).toBe(9);
    expect(await ledger.available(lot)).toBe(60);
  });
});
