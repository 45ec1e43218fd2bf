import fc from 'fast-check';
import { IDENTITY_SEQUENCES, makeIdentityNumber, parseIdentityNumber } from './identity-number';

const region = fc.integer({ min: 110000, max: 999999 }).map(String);
const birthDate = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sequence = fc.nat(IDENTITY_SEQUENCES - 1);
const sex = fc.constantFrom('MALE' as const, 'FEMALE' as const);

describe('parseIdentityNumber', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'FEMALE'],
    ['32130219400101001X', '1940-01-01', 'MALE'],
    ['370502193806150022', '1938-06-15', 'FEMALE'],
    ['320904193502280018', '1935-02-28', 'MALE'],
    ['320803194209300027', '1942-09-30', 'FEMALE'],
    ['341302194507170014', '1945-07-17', 'MALE'],
  ])('reads %s', (number, birth, expectedSex) => {
    expect(parseIdentityNumber(number)).toEqual({ number, birthDate: birth, sex: expectedSex });
  });

  it('gives the X in upper case and drops surrounding blanks', () => {
    expect(parseIdentityNumber(' 11010519491231002x ')?.number).toBe('11010519491231002X');
  });

  it('accepts abolished division codes and residence permits, which are on no current list', () => {
    expect(parseIdentityNumber(makeIdentityNumber('320982', '1941-03-08', 7, 'MALE'))).not.toBeNull();
    expect(parseIdentityNumber(makeIdentityNumber('810000', '1950-10-01', 1, 'FEMALE'))).not.toBeNull();
  });

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['an X in the middle', '1101051949123X0021'],
    ['15 digits', '110105491231002'],
    ['19 digits', '11010519491231002X0'],
    ['30 February', '321302194002300019'],
    ['29 February of a common year', '321302190002290012'],
    ['month 13', '321302194013010011'],
    ['the 17th century', '321302169901010010'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseIdentityNumber(text)).toBeNull();
  });

  it('refuses 30 February even with a correct check character', () => {
    expect(() => makeIdentityNumber('321302', '1940-02-30', 1, 'MALE')).toThrow(RangeError);
  });

  it('reads back what was made', () => {
    fc.assert(
      fc.property(region, birthDate, sequence, sex, (code, birth, order, who) => {
        const number = makeIdentityNumber(code, birth, order, who);
        expect(number.startsWith(code)).toBe(true);
        expect(parseIdentityNumber(number)).toEqual({ number, birthDate: birth, sex: who });
      }),
    );
  });

  it('notices any one wrong digit', () => {
    fc.assert(
      fc.property(
        region,
        birthDate,
        sequence,
        sex,
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (c, b, o, s, at, by) => {
          const number = makeIdentityNumber(c, b, o, s);
          const wrong = String((Number(number[at]) + by) % 10);
          expect(parseIdentityNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBeNull();
        },
      ),
    );
  });

  it('gives different numbers to different sequences', () => {
    const made = new Set<string>();
    for (let order = 0; order < IDENTITY_SEQUENCES; order += 1) {
      made.add(makeIdentityNumber('321302', '1940-01-01', order, 'MALE'));
      made.add(makeIdentityNumber('321302', '1940-01-01', order, 'FEMALE'));
    }
    expect(made.size).toBe(2 * IDENTITY_SEQUENCES);
    expect(() => makeIdentityNumber('321302', '1940-01-01', IDENTITY_SEQUENCES, 'MALE')).toThrow(RangeError);
  });
});
