const MOBILE = /^1[3-9]\d{9}$/;
const COUNTRY_PREFIX = /^(?:\+|00)?86(?=1\d{10}$)/;

/**
 * The eleven digits of a mainland mobile number as people write it: with +86, 0086 or 86, blanks, hyphens or
 * full-width digits. `null` when it is none.
 */
export function normaliseMobile(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(COUNTRY_PREFIX, '');
  return MOBILE.test(digits) ? digits : null;
}

/** Whether the text is a mobile number in its stored form, eleven digits. */
export const isMobile = (text: string): boolean => MOBILE.test(text);
