import { checkGrant, mayRevoke } from './representative.policy';

describe('granting rights', () => {
  it.each([
    ['SENIOR', undefined],
    ['SENIOR', '委托书'],
    ['OFFICER', '委托书 2026-001'],
    ['SYSTEM', undefined],
  ] as const)('is for the %s with the proof %s', (capacity, proof) =>
    expect(() => checkGrant(capacity, proof)).not.toThrow(),
  );

  it('asks an officer for a proof', () => {
    expect(() => checkGrant('OFFICER', undefined)).toThrow('proof-needed');
    expect(() => checkGrant('OFFICER', '  ')).toThrow('proof-needed');
  });

  it('is not for a representative', () =>
    expect(() => checkGrant('REPRESENTATIVE', '委托书')).toThrow('grant-not-allowed'));
});

describe('revoking rights', () => {
  it.each([
    ['SENIOR', false, true],
    ['OFFICER', false, true],
    ['REPRESENTATIVE', true, true],
    ['REPRESENTATIVE', false, false],
  ] as const)('by the %s, own grant %s: %s', (capacity, own, allowed) =>
    expect(mayRevoke(capacity, own)).toBe(allowed),
  );
});
