/**
 * Unified social credit code of an organisation (GB 32100-2015): registering department and kind (2),
 * division (6), organisation code (9, itself with a check character by GB 11714), check character (1).
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** 51 association, 52 private non-enterprise unit, 12 public institution, 91 company, 92 sole trader. */
export type Registration = '12' | '51' | '52' | '91' | '92';

/** The weights are the powers of 3 modulo 31. */
const checkCharacter = (body: string): string => {
  let sum = 0;
  let weight = 1;
  for (const character of body.slice(0, 17)) {
    sum += weight * ALPHABET.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
};

const organisationCheck = (body: string): string => {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return '0X987654321'[sum % 11];
};

/** Whether the text, in upper case and without blanks, is a code with a right check character. */
export const isCreditCode = (text: string): boolean => FORM.test(text) && text[17] === checkCharacter(text);

/**
 * A code valid in form, for synthetic organisations.
 * @param sequence 0 to 99,999,999: the body of the organisation code
 */
export function makeCreditCode(registration: Registration, regionCode: string, sequence: number): string {
  const organisation = String(sequence).padStart(8, '0');
  const body = registration + regionCode + organisation + organisationCheck(organisation);
  const code = body + checkCharacter(body);
  if (!isCreditCode(code))
    throw new RangeError(`no credit code for ${registration}, ${regionCode}, ${sequence}`);
  return code;
}
