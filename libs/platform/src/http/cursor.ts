import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { HttpErrors } from './http.errors';

export const MAX_PAGE = 200;

/** One page of a list: at most `limit` rows after the row that `cursor` names. */
export class PageQuery {
  /** Rows a page, 1 to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  limit: number = 50;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export interface Page<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
}

type Key = readonly (string | number)[];

const encode = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key a cursor stands for, or undefined on the first page. */
export function cursorKey(query: PageQuery, parts: number): Key | undefined {
  if (query.cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString('utf8'));
    const isKey =
      Array.isArray(key) && key.length === parts && key.every((part) => /string|number/.test(typeof part));
    if (isKey) return key as Key;
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
