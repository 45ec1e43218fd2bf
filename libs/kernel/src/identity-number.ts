/** Sex as the identity number states it. */
export type Sex = 'MALE' | 'FEMALE';

export interface IdentityNumber {
  /** 18 characters, X in upper case: the one form that may be stored or indexed. */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: Sex;
}

const FORM = /^(\d{6})((?:18|19|20)\d{2})(\d{2})(\d{2})(\d{3})[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

const checkCharacter = (body: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return CHECK_CHARACTERS[sum % 11];
};

const isCalendarDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/**
 * Reads an 18-digit citizen identity number (GB 11643-1999): form, calendar date and check character. `null`
 * when it is not one. The first six digits are not compared with today's divisions, because old people carry
 * codes that were abolished since; 15-digit numbers are converted by an officer, not here (policy.md 11.2).
 */
export function parseIdentityNumber(text: string): IdentityNumber | null {
  const number = text.trim().toUpperCase();
  const parts = FORM.exec(number);
  if (!parts) return null;
  const [, , year, month, day, order] = parts;
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return null;
  if (number[17] !== checkCharacter(number)) return null;
  return { number, birthDate: `${year}-${month}-${day}`, sex: Number(order) % 2 === 1 ? 'MALE' : 'FEMALE' };
}

/** How many numbers a division can give to one sex on one day of birth. */
export const IDENTITY_SEQUENCES = 500;

/**
 * A number valid in form, for synthetic people.
 * @param sequence 0 to 499, unique for region, birth date and sex
 * @throws RangeError when no valid number results
 */
export function makeIdentityNumber(
  regionCode: string,
  birthDate: string,
  sequence: number,
  sex: Sex,
): string {
  const order = String(sequence * 2 + (sex === 'MALE' ? 1 : 0)).padStart(3, '0');
  const body = `${regionCode}${birthDate.replaceAll('-', '')}${order}`;
  const number = body + checkCharacter(body);
  if (parseIdentityNumber(number)?.birthDate !== birthDate) {
    throw new RangeError(`no identity number for ${regionCode}, ${birthDate}, ${sequence}`);
  }
  return number;
}
