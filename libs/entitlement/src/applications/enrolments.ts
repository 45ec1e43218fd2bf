import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';

/** Who is in a programme that asks for an application. */
@Injectable()
export class Enrolments {
  /** The programmes (ids) each of these seniors is enrolled in on a day; who is in none is not in the map. */
  async activeOn(db: Queryable, seniorIds: readonly string[], on: string): Promise<Map<string, Set<string>>> {
    const rows = await db.query<{ seniorId: string; programmeIds: string[] }>(
      `SELECT senior_id AS "seniorId", array_agg(programme_id) AS "programmeIds" FROM entitlement.enrolment
        WHERE senior_id = ANY($1::uuid[]) AND valid @> $2::date GROUP BY senior_id`,
      [seniorIds, on],
    );
    return new Map(rows.map(({ seniorId, programmeIds }) => [seniorId, new Set(programmeIds)]));
  }

  /** From a day on, or from the end of an earlier one, until it is ended. */
  async begin(
    tx: Tx,
    enrolment: {
      countyId: number;
      seniorId: string;
      programmeId: string;
      applicationId: string;
      from: string;
    },
  ): Promise<void> {
    const { countyId, seniorId, programmeId, applicationId, from } = enrolment;
    await tx.query(
      `INSERT INTO entitlement.enrolment (id, county_id, senior_id, programme_id, valid, application_id)
       SELECT $1, $2, $3, $4, daterange(greatest($5::date, max(upper(valid))), NULL), $6
         FROM entitlement.enrolment WHERE senior_id = $3 AND programme_id = $4`,
      [newId(tx.now), countyId, seniorId, programmeId, from, applicationId],
    );
  }

  /** @param until the first day without it; before its first day, it never begins */
  async end(tx: Tx, applicationId: string, until: string): Promise<void> {
    await tx.query(
      `UPDATE entitlement.enrolment SET valid = daterange(lower(valid), greatest(lower(valid), $2::date))
        WHERE application_id = $1 AND upper_inf(valid)`,
      [applicationId, until],
    );
  }
}
