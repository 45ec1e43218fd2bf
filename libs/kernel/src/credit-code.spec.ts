import fc from 'fast-check';
import { isCreditCode, makeCreditCode } from './credit-code';

const registration = fc.constantFrom('12', '51', '52', '91', '92' as const) as fc.Arbitrary<
  '12' | '52' | '91'
>;
const region = fc.integer({ min: 110000, max: 999999 }).map(String);
const sequence = fc.nat(99_999_999);

describe('credit code', () => {
  it.each(['9144030071526726XG', '914403001922038216', '91110000802100433B'])(
    'accepts %s, published by a listed or well-known company',
    (code) => expect(isCreditCode(code)).toBe(true),
  );

  it.each([
    ['a wrong check character', '914403001922038217'],
    ['lower case', '9144030071526726xg'],
    ['a letter that the standard leaves out', '9144030071526726IG'],
    ['17 characters', '91440300192203821'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => expect(isCreditCode(text)).toBe(false));

  it('accepts what it makes, and the making is one to one', () => {
    fc.assert(
      fc.property(registration, region, sequence, (kind, code, order) => {
        const made = makeCreditCode(kind, code, order);
        expect(made).toHaveLength(18);
        expect(isCreditCode(made)).toBe(true);
        expect(made.slice(8, 16)).toBe(String(order).padStart(8, '0'));
      }),
    );
    expect(() => makeCreditCode('91', '321302', 100_000_000)).toThrow(RangeError);
  });

  it('notices any one wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(
        registration,
        region,
        sequence,
        fc.nat(17),
        fc.integer({ min: 1, max: 30 }),
        (k, r, s, at, by) => {
          const code = makeCreditCode(k, r, s);
          const wrong = alphabet[(alphabet.indexOf(code[at]) + by) % 31];
          expect(isCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
});
