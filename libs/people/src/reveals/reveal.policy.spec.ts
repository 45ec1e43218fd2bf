import { mayReveal, REVEAL_FIELDS } from './reveal.policy';

describe('seeing personal data in the clear', () => {
  it.each(['SENIOR', 'OFFICER', 'SYSTEM'] as const)('is open to the %s', (capacity) =>
    expect(mayReveal(capacity, REVEAL_FIELDS)).toBe(true),
  );

  it('is open to a representative except for the identity number', () => {
    expect(mayReveal('REPRESENTATIVE', ['phone', 'address'])).toBe(true);
    expect(mayReveal('REPRESENTATIVE', ['identityNumber'])).toBe(false);
    expect(mayReveal('REPRESENTATIVE', REVEAL_FIELDS)).toBe(false);
  });
});
