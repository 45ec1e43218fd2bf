import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { Facts } from './award.policy';

/** A living resident with what decides about his grant. */
export interface Resident extends Facts {
  readonly countyId: number;
}

/**
 * The facts of many seniors in one statement: a month is decided for a hundred thousand people, and a question to
 * another context for each of them would take longer than the month's transactions.
 */
@Injectable()
export class Population {
  /** The next residents of a county by id, as they are on a day. */
  page(
    db: Queryable,
    { countyId, after, limit, on }: { countyId: number; after: string | null; limit: number; on: string },
  ): Promise<Resident[]> {
    return db.query(
      `${FACTS} AND s.county_id = $2 AND ($3::uuid IS NULL OR s.id > $3) ORDER BY s.id LIMIT $4`,
      [on, countyId, after, limit],
    );
  }

  /** These seniors, as they are on a day; the deceased are left out. */
  of(db: Queryable, seniorIds: readonly string[], on: string): Promise<Resident[]> {
    return db.query(`${FACTS} AND s.id = ANY($2::uuid[]) ORDER BY s.id`, [on, seniorIds]);
  }
}

const FACTS = `
  SELECT s.id AS "seniorId", s.county_id AS "countyId", s.birth_date AS "birthDate",
         ARRAY(SELECT c.code FROM people.category c WHERE c.senior_id = s.id AND c.valid @> $1::date
                ORDER BY c.code) AS categories,
         (SELECT r.level FROM assessment.result r WHERE r.senior_id = s.id AND r.valid @> $1::date) AS level
    FROM people.senior s
   WHERE (s.deceased_on IS NULL OR s.deceased_on >= $1::date)`;
