import fc from 'fast-check';
import { isMobile, normaliseMobile } from './phone';

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.nat(999_999_999))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

describe('mobile numbers', () => {
  it.each([
    '13812345678',
    ' 138 1234 5678 ',
    '138-1234-5678',
    '+8613812345678',
    '+86 138 1234 5678',
    '(+86)13812345678',
    '008613812345678',
    '8613812345678',
    '１３８１２３４５６７８',
  ])('reads "%s"', (text) => expect(normaliseMobile(text)).toBe('13812345678'));

  it.each([
    '',
    '1381234567',
    '138123456789',
    '12812345678',
    '0527-84351234',
    '+8513812345678',
    '138 1234 567a',
  ])('refuses "%s"', (text) => expect(normaliseMobile(text)).toBeNull());

  it('leaves a stored number as it is', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        expect(isMobile(number)).toBe(true);
        expect(normaliseMobile(number)).toBe(number);
        expect(normaliseMobile(`+86 ${number}`)).toBe(number);
      }),
    );
  });

  it('gives nothing but stored numbers', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = normaliseMobile(text);
        return number === null || isMobile(number);
      }),
    );
    expect(isMobile('+8613812345678')).toBe(false);
  });
});
