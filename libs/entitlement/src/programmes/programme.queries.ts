import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Programme, Rate } from './programme';

const PROGRAMME = `p.id, p.code, p.region_id AS "regionId", p.zh, p.en, p.citation`;

@Injectable()
export class ProgrammeQueries {
  /** The programme of this code that is law on a day. @throws entitlement.programme-not-found */
  async byCode(db: Queryable, code: string, date: string): Promise<Programme> {
    const [programme] = await db.query<Programme>(
      `SELECT ${PROGRAMME} FROM entitlement.programme p WHERE p.code = $1 AND p.valid @> $2::date`,
      [code, date],
    );
    if (!programme) throw EntitlementErrors.programmeNotFound({ code }, '/programmeCode');
    return programme;
  }

  async byId(db: Queryable, id: string): Promise<Programme> {
    const [programme] = await db.query<Programme>(
      `SELECT ${PROGRAMME} FROM entitlement.programme p WHERE p.id = $1`,
      [id],
    );
    return programme;
  }

  inForce(db: Queryable, date: string): Promise<Programme[]> {
    return db.query(
      `SELECT ${PROGRAMME} FROM entitlement.programme p WHERE p.valid @> $1::date ORDER BY p.code`,
      [date],
    );
  }

  /** Programmes that pay for the item on a day. @param path the division and those above it; the nearest comes first */
  paying(db: Queryable, itemCode: string, path: readonly number[], date: string): Promise<Programme[]> {
    return db.query(
      `SELECT ${PROGRAMME} FROM entitlement.programme p
         JOIN entitlement.programme_item i ON i.programme_id = p.id
        WHERE i.item_code = $1 AND p.region_id = ANY($2::int[]) AND p.valid @> $3::date
        ORDER BY array_position($2::int[], p.region_id), p.code`,
      [itemCode, path, date],
    );
  }

  rates(db: Queryable, programmeId: string): Promise<Rate[]> {
    return db.query(
      `SELECT number, rule, category_code AS "categoryCode", min_age AS "minAge", min_level AS "minLevel", minutes,
              zh, en
         FROM entitlement.programme_rate WHERE programme_id = $1 ORDER BY number`,
      [programmeId],
    );
  }
}
