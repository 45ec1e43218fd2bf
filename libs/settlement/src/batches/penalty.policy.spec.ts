import { penaltyFen } from './penalty.policy';

const month = { earnedFen: 100_001, complaintFen: 50_000 };

describe('A penalty of the month', () => {
  it.each([
    [100, 0],
    [90, 0],
    [89, 2_000],
    [85, 2_000],
    [84, 5_000],
    [80, 5_000],
    [79, 10_000],
  ])('at %i percent satisfied is %i fen', (figure, expected) =>
    expect(penaltyFen({ kind: 'SATISFACTION', figure }, month)).toBe(expected),
  );

  it('is so much for each complaint, or what the contract says', () => {
    expect(penaltyFen({ kind: 'COMPLAINT', figure: 2 }, month)).toBe(100_000);
    expect(penaltyFen({ kind: 'CONTRACT', figure: 777 }, month)).toBe(777);
  });
});
