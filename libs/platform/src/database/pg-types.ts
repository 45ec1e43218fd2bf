import { types } from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * bigint arrives as a number and is refused beyond 2^53 - 1 rather than rounded; a calendar date stays the
 * text `YYYY-MM-DD`, because it has no time zone.
 */
export function installPgTypes(): void {
  types.setTypeParser(INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
    return value;
  });
  types.setTypeParser(DATE, (text) => text);
}
