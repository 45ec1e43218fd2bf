import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';

/** A living senior with what programmes ask of the file, as it is on a day. */
export interface Resident {
  readonly seniorId: string;
  readonly countyId: number;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** Recorded category codes; those that follow from age are left to the reader. */
  readonly categories: readonly string[];
}

/** Whose residents: the next of a county by id, or these. */
export type ResidentSelection =
  | { readonly countyId: number; readonly after: string | null; readonly limit: number }
  | { readonly seniorIds: readonly string[] };

/** The facts of many seniors in one statement; a city's month is decided for a hundred thousand people. */
@Injectable()
export class ResidentQueries {
  /** Ordered by id; the deceased are left out. @param on `YYYY-MM-DD` */
  select(db: Queryable, selection: ResidentSelection, on: string): Promise<Resident[]> {
    if ('seniorIds' in selection) {
      return db.query(`${RESIDENTS} AND s.id = ANY($2::uuid[]) ORDER BY s.id`, [on, selection.seniorIds]);
    }
    const { countyId, after, limit } = selection;
    return db.query(
      `${RESIDENTS} AND s.county_id = $2 AND ($3::uuid IS NULL OR s.id > $3) ORDER BY s.id LIMIT $4`,
      [on, countyId, after, limit],
    );
  }
}

const RESIDENTS = `
  SELECT s.id AS "seniorId", s.county_id AS "countyId", s.birth_date AS "birthDate",
         ARRAY(SELECT c.code FROM people.category c WHERE c.senior_id = s.id AND c.valid @> $1::date
                ORDER BY c.code) AS categories
    FROM people.senior s
   WHERE (s.deceased_on IS NULL OR s.deceased_on >= $1::date)`;
