import fc from 'fast-check';
import { payoutOf } from './payout.policy';

const fen = fc.integer({ min: 0, max: 1_000_000_000 });
const NONE = { clawbackFen: 0, penaltyFen: 0, recoveredFen: 0, returnedFen: 0, carriedInFen: 0 };
const owing = fc.record({
  ...{ earnedFen: fen, clawbackFen: fen, penaltyFen: fen, carriedInFen: fen },
  ...{ recoveredFen: fen, returnedFen: fen },
});

describe('A payout', () => {
  it('takes what is owed back, up to the limit, and carries the rest', () => {
    const month = { ...NONE, earnedFen: 100_000, clawbackFen: 70_000, carriedInFen: 10_000 };
    expect(payoutOf(month, 5_000)).toMatchObject({
      ...{ nettedFen: 50_000, carriedOutFen: 30_000, payableFen: 50_000 },
    });
    expect(payoutOf(month, 10_000)).toMatchObject({
      nettedFen: 80_000,
      carriedOutFen: 0,
      payableFen: 20_000,
    });
  });

  it('pays nothing and forgets nothing in a month without services', () => {
    expect(payoutOf({ ...NONE, earnedFen: 0, clawbackFen: 5_000, carriedInFen: 1 }, 10_000)).toMatchObject({
      nettedFen: 0,
      carriedOutFen: 5_001,
      payableFen: 0,
    });
  });

  it('nets a claim like what is taken back, and gives back whole what was claimed wrongly', () => {
    const claimed = payoutOf({ ...NONE, earnedFen: 100_000, recoveredFen: 80_000 }, 5_000);
    expect(claimed).toMatchObject({ nettedFen: 50_000, carriedOutFen: 30_000, payableFen: 50_000 });
    const { carriedOutFen: carriedInFen } = claimed;
    expect(payoutOf({ ...NONE, earnedFen: 0, carriedInFen, returnedFen: 80_000 }, 5_000)).toMatchObject({
      ...{ nettedFen: 30_000, carriedOutFen: 0, payableFen: 50_000 },
    });
  });

  it('never pays more than was earned, and never loses a fen', () => {
    fc.assert(
      fc.property(owing, fc.integer({ min: 0, max: 10_000 }), (month, limitBp) => {
        const { payableFen, nettedFen, carriedOutFen } = payoutOf(month, limitBp);
        const { earnedFen, returnedFen } = month;
        expect(payableFen + nettedFen).toBe(earnedFen + returnedFen);
        expect(nettedFen + carriedOutFen).toBe(
          month.clawbackFen + month.penaltyFen + month.recoveredFen + month.carriedInFen,
        );
        expect(Math.min(payableFen, nettedFen, carriedOutFen)).toBeGreaterThanOrEqual(0);
        expect((nettedFen - returnedFen) * 10_000).toBeLessThanOrEqual(earnedFen * limitBp);
      }),
    );
  });
});
