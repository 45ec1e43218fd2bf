import { mayDecide, mayLeaveListAt, personsAfter } from './provider.policy';

const BOTH = { checkedBy: 'a', decidedBy: 'b' };

describe('the persons of an application', () => {
  it('are whoever checked and whoever decided', () => {
    expect(personsAfter('pass', { checkedBy: null, decidedBy: null }, 'a')).toEqual({
      checkedBy: 'a',
      decidedBy: null,
    });
    expect(personsAfter('refuse', { checkedBy: 'a', decidedBy: null }, 'b')).toEqual(BOTH);
  });

  it('stay through suspension and listing, and are forgotten by a new application', () => {
    for (const event of ['suspend', 'reinstate', 'blacklist'] as const)
      expect(personsAfter(event, BOTH, 'c')).toEqual(BOTH);
    for (const event of ['applyAgain', 'removeFromList'] as const)
      expect(personsAfter(event, BOTH, 'c')).toEqual({ checkedBy: null, decidedBy: null });
  });

  it('must be two', () => {
    expect(mayDecide('a', { checkedBy: 'a', decidedBy: null })).toBe(false);
    expect(mayDecide('b', { checkedBy: 'a', decidedBy: null })).toBe(true);
  });
});

describe('leaving the joint-punishment list', () => {
  it('is possible on the same day years later', () => {
    expect(mayLeaveListAt(new Date('2024-11-23T09:00:00+08:00'), 2)).toEqual(
      new Date('2026-11-23T09:00:00+08:00'),
    );
    expect(mayLeaveListAt(new Date('2024-02-29T09:00:00+08:00'), 2)).toEqual(
      new Date('2026-03-01T09:00:00+08:00'),
    );
  });
});
