import { addUp } from './summary.policy';

describe('the figures of an officer’s home', () => {
  it('add up, and what is not named counts as nothing', () => {
    const total = addUp([
      { openReturns: 1, disputes: 2 },
      { awaitingOfficer: 3, unmetDemand: 4 },
      { heldMinutes: 120, capturedMinutes: 60, reversedMinutes: 30 },
      { capturedMinutes: 60 },
    ]);
    expect(total).toEqual({
      needsAttention: 6,
      openReturns: 1,
      disputes: 2,
      awaitingOfficer: 3,
      unmetDemand: 4,
      heldMinutes: 120,
      capturedMinutes: 120,
      reversedMinutes: 30,
    });
  });

  it('are zero where nothing happened', () => {
    expect(addUp([]).needsAttention).toBe(0);
  });
});
