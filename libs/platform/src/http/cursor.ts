import { HttpErrors } from './http.errors';
import type { PageQuery } from './page-query.dto';

export interface Page<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
}

type Key = readonly (string | number)[];

/** What a part of a sort key is, in TypeScript and as PostgreSQL takes it. */
interface PartTypes {
  uuid: string;
  /** As `Date.toISOString` writes it. */
  instant: string;
  /** `YYYY-MM-DD`. */
  date: string;
  integer: number;
  text: string;
}
type Part = keyof PartTypes;
type KeyOf<Shape extends readonly Part[]> = { readonly [I in keyof Shape]: PartTypes[Shape[I]] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** From the year 1 to 9999; throws on what is no time at all. */
const isInstant = (text: string): boolean =>
  /^\d{4}-/.test(text) && text > '0001' && new Date(text).toISOString() === text;

/** A cursor comes back from outside: what the database could not compare must not reach it. */
const FITS: { readonly [P in Part]: (part: unknown) => boolean } = {
  uuid: (part) => typeof part === 'string' && UUID.test(part),
  instant: (part) => typeof part === 'string' && isInstant(part),
  date: (part) => typeof part === 'string' && isInstant(`${part}T00:00:00.000Z`),
  integer: (part) => Number.isSafeInteger(part),
  text: (part) => typeof part === 'string' && !part.includes('\0'),
};

const encode = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key a cursor stands for, or undefined on the first page.
 * @param shape what the parts of this list's key are
 * @throws request.bad-cursor when it is not a key of this list
 */
export function cursorKey<const Shape extends readonly Part[]>(
  query: PageQuery,
  shape: Shape,
): KeyOf<Shape> | undefined {
  if (query.cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString('utf8'));
    const isKey =
      Array.isArray(key) &&
      key.length === shape.length &&
      shape.every((part, index) => FITS[part](key[index]));
    if (isKey) return key as unknown as KeyOf<Shape>;
  } catch {
    // falls through to the refusal
  }
  throw HttpErrors.badCursor({}, '?cursor');
}

/** Cuts the page from `limit + 1` rows. @param keyOf the sort key of a row, the same the query orders by */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => Key): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encode(keyOf(last)) : null };
}
