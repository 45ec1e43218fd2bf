import { Injectable } from '@nestjs/common';
import type { Sex } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { withinRegions } from '@anzhi/geo';
import { instantOf, knownAt } from '../bitemporal/timeline';
import type { FactValue } from '../facts/fact.codes';

/** A living senior with what programmes ask of the file, as it is on a day and as it was known at an instant. */
export interface Resident {
  readonly seniorId: string;
  readonly countyId: number;
  /** Township of residence. */
  readonly regionId: number;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: Sex;
  /** As on file now: its history is not kept. */
  readonly hukouRegionId: number | null;
  /** Recorded category codes; those that follow from age are left to the reader. */
  readonly categories: string[];
  /** By code, as in `FACTS`; what is not on file is absent. */
  readonly facts: Record<string, FactValue>;
  /** `YYYY-MM-DD`; null: not in hospital on that day. The day of discharge is spent at home. */
  readonly inHospitalSince: string | null;
  /** `YYYY-MM-DD`; null: does not live in an institution on that day. */
  readonly inInstitutionSince: string | null;
  /** `YYYY-MM-DD`, the day asked for or later. */
  readonly deceasedOn: string | null;
}

/** Whose residents: the next of a county or of some divisions by id, or these. */
export type ResidentSelection =
  | { readonly countyId: number; readonly after: string | null; readonly limit: number }
  | { readonly regionIds: readonly number[]; readonly after: string | null; readonly limit: number }
  | { readonly seniorIds: readonly string[] };

/** The facts of many seniors in one statement; a city's month is decided for a hundred thousand people. */
@Injectable()
export class ResidentQueries {
  /**
   * Ordered by id. Left out are those who had died before that day, and those who had left and nobody knows where to.
   * @param on `YYYY-MM-DD`
   * @param at what was known at this instant; without it, what is known now
   */
  select(db: Queryable, selection: ResidentSelection, on: string, at?: Date): Promise<Resident[]> {
    const asked = [on, instantOf(at)];
    if ('seniorIds' in selection)
      return db.query(residents('r.senior_id = ANY($3::uuid[])'), [...asked, selection.seniorIds]);
    const { after, limit } = selection;
    const place =
      'countyId' in selection
        ? { condition: 'r.county_id = $3', value: selection.countyId }
        : { condition: withinRegions('r.place_id', '$3'), value: selection.regionIds };
    return db.query(
      `${residents(`${place.condition} AND ($4::uuid IS NULL OR r.senior_id > $4)`)} LIMIT $5`,
      [...asked, place.value, after, limit],
    );
  }

  /** How many `select` gives of a county. */
  async count(db: Queryable, countyId: number, on: string, at?: Date): Promise<number> {
    const [{ count }] = await db.query<{ count: number }>(
      `SELECT count(*) AS count FROM (${residents('r.county_id = $3')}) r`,
      [on, instantOf(at), countyId],
    );
    return count;
  }
}

/** The first day of a stay that no discharge had ended. On one day, what was recorded later came later. */
const staySince = (admission: string, discharge: string): string => `
  (SELECT min(a.on_date) FROM happened a
    WHERE a.kind = '${admission}' AND a.on_date <= $1::date
      AND NOT EXISTS (SELECT FROM happened d WHERE d.kind = '${discharge}' AND d.on_date <= $1::date
                         AND (d.on_date, d.learnt) >= (a.on_date, a.learnt)))`;

const residents = (condition: string): string => `
  SELECT s.id AS "seniorId", r.county_id AS "countyId", r.region_id AS "regionId", s.birth_date AS "birthDate",
         s.sex, s.hukou_region_id AS "hukouRegionId",
         ARRAY(SELECT c.code FROM people.category c
                WHERE c.senior_id = s.id AND c.valid @> $1::date AND ${knownAt('c.known', '$2')}
                ORDER BY c.code) AS categories,
         (SELECT coalesce(jsonb_object_agg(f.code, f.value), '{}') FROM people.fact f
           WHERE f.senior_id = s.id AND f.valid @> $1::date AND ${knownAt('f.known', '$2')}) AS facts,
         life."inHospitalSince", life."inInstitutionSince", life."deceasedOn"
    FROM people.residence r
    JOIN people.senior s ON s.id = r.senior_id
    CROSS JOIN LATERAL (
      WITH happened AS MATERIALIZED (
        SELECT e.kind, e.on_date, lower(e.known) AS learnt FROM people.known_life_event e
         WHERE e.senior_id = s.id AND ${knownAt('e.known', '$2')}
      )
      SELECT ${staySince('HOSPITAL_ADMISSION', 'DISCHARGE')} AS "inHospitalSince",
             ${staySince('INSTITUTION_ADMISSION', 'INSTITUTION_DISCHARGE')} AS "inInstitutionSince",
             (SELECT min(on_date) FROM happened WHERE kind = 'DEATH') AS "deceasedOn"
    ) AS life
   WHERE r.valid @> $1::date AND ${knownAt('r.known', '$2')}
     AND (life."deceasedOn" IS NULL OR life."deceasedOn" >= $1::date) AND ${condition}
   ORDER BY s.id`;
