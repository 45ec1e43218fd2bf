import { normaliseMobile } from '@anzhi/kernel';

const LANDLINE = /^0\d{9,11}$/;

/** A mobile number, or a landline with its area code, as digits only. `null` when it is neither. */
export function normaliseContactPhone(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s()-]/g, '');
  return normaliseMobile(text) ?? (LANDLINE.test(digits) ? digits : null);
}
