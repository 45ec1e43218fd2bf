import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ComparedRow } from './comparison.policy';
import type { WhatIf, WhatIfPart } from './what-if';
import { whatIfMachine, type WhatIfEvent } from './what-if.state';

export type NewWhatIf = Omit<WhatIf, 'id' | 'state'> & {
  readonly version: number | null;
  readonly parameterId: string | null;
  readonly expiresOn: string;
};
export type NewPart = Pick<WhatIfPart, 'countyId' | 'factsAsOf' | 'basisHash' | 'change' | 'prices'>;

@Injectable()
export class WhatIfStore {
  async insert(tx: Tx, whatIf: NewWhatIf, parts: readonly NewPart[]): Promise<string> {
    const id = newId(tx.now);
    await tx.query(
      `INSERT INTO entitlement.what_if (id, period, programme_id, version, parameter_id, take_up, hour_cost_fen,
         chunk_seniors, state, planned_by, planned_at, expires_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'PLANNED', $9, $10, $11)`,
      [
        ...[id, whatIf.period, whatIf.programmeId, whatIf.version, whatIf.parameterId, whatIf.takeUp],
        ...[whatIf.hourCostFen, whatIf.chunkSeniors, whatIf.plannedBy, tx.now, whatIf.expiresOn],
      ],
    );
    for (const part of parts)
      await tx.query(
        `INSERT INTO entitlement.what_if_part (county_id, what_if_id, facts_as_of, basis_hash, change, prices)
         VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6)`,
        [
          ...[part.countyId, id, part.factsAsOf, part.basisHash],
          ...[JSON.stringify(part.change), JSON.stringify(part.prices)],
        ],
      );
    return id;
  }

  /** Under its lock, so that one step at a time is taken; undefined: it has been thrown away. */
  lock(tx: Tx, id: string): Promise<WhatIf | undefined> {
    return tx.one<WhatIf>(
      `SELECT id, period, programme_id AS "programmeId", take_up AS "takeUp", hour_cost_fen AS "hourCostFen",
              chunk_seniors AS "chunkSeniors", state, planned_by AS "plannedBy"
         FROM entitlement.what_if WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
  }

  /** @param root with `finish` only @throws entitlement.what-if-state */
  async move(tx: Tx, whatIf: WhatIf, event: WhatIfEvent, root?: string): Promise<WhatIf> {
    const state = whatIfMachine.next(whatIf.state, event);
    if (!state) throw EntitlementErrors.whatIfState({ state: whatIf.state });
    await tx.query(
      `UPDATE entitlement.what_if SET state = $2, ended_at = $3, root = decode($4, 'hex') WHERE id = $1`,
      [whatIf.id, state, whatIfMachine.isFinal(state) ? tx.now : null, root ?? null],
    );
    return { ...whatIf, state };
  }

  /** The counties in which something is left to do, in a fixed order. */
  parts(db: Queryable, id: string): Promise<WhatIfPart[]> {
    return db.query(
      `SELECT county_id AS "countyId", facts_as_of AS "factsAsOf", encode(basis_hash, 'hex') AS "basisHash", change,
              prices, considered, last_senior_id AS "lastSeniorId", encode(root, 'hex') AS root
         FROM entitlement.what_if_part WHERE what_if_id = $1 AND done_at IS NULL ORDER BY county_id`,
      [id],
    );
  }

  async setResidents(tx: Tx, id: string, countyId: number, residents: number): Promise<void> {
    await tx.query(
      'UPDATE entitlement.what_if_part SET residents = $3 WHERE county_id = $1 AND what_if_id = $2',
      [countyId, id, residents],
    );
  }

  async addRows(tx: Tx, id: string, countyId: number, rows: readonly ComparedRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.what_if_row (county_id, what_if_id, senior_id, programme_id, region_id, category, level,
         before_amount, after_amount, before_fen, after_fen)
       SELECT $1, $2, r.* FROM jsonb_to_recordset($3::jsonb) AS r("seniorId" uuid, "programmeId" uuid, "regionId" int,
         category text, level int, "beforeAmount" bigint, "afterAmount" bigint, "beforeFen" bigint, "afterFen" bigint)`,
      [countyId, id, JSON.stringify(rows)],
    );
  }

  /** How far a county has come. @param isDone nobody is left */
  async advance(
    tx: Tx,
    id: string,
    part: Pick<WhatIfPart, 'countyId' | 'considered' | 'lastSeniorId' | 'root'>,
    isDone: boolean,
  ): Promise<void> {
    await tx.query(
      `UPDATE entitlement.what_if_part
          SET considered = $3, last_senior_id = $4, root = decode($5, 'hex'), done_at = $6
        WHERE county_id = $1 AND what_if_id = $2`,
      [part.countyId, id, part.considered, part.lastSeniorId, part.root, isDone ? tx.now : null],
    );
  }

  /** Whole percent of the residents that have been looked at; 100 only when nobody is left. */
  async percent(db: Queryable, id: string): Promise<number> {
    const [{ percent }] = await db.query<{ percent: number }>(
      `SELECT ${PERCENT} AS percent FROM entitlement.what_if_part WHERE what_if_id = $1`,
      [id],
    );
    return percent;
  }

  async roots(db: Queryable, id: string): Promise<string[]> {
    const rows = await db.query<{ root: string }>(
      `SELECT encode(root, 'hex') AS root FROM entitlement.what_if_part WHERE what_if_id = $1`,
      [id],
    );
    return rows.map(({ root }) => root);
  }

  /** Throws away at most so many rows, and in the end the run itself. @returns whether something is left */
  async remove(tx: Tx, id: string, most: number): Promise<boolean> {
    const removed = await tx.query(
      `DELETE FROM entitlement.what_if_row WHERE ctid = ANY(ARRAY(
         SELECT r.ctid FROM entitlement.what_if_part p
           JOIN entitlement.what_if_row r USING (county_id, what_if_id) WHERE p.what_if_id = $1 LIMIT $2))
       RETURNING 1`,
      [id, most],
    );
    if (removed.length === most) return true;
    await tx.query('DELETE FROM entitlement.what_if_part WHERE what_if_id = $1', [id]);
    await tx.query('DELETE FROM entitlement.what_if WHERE id = $1', [id]);
    return false;
  }
}

/** Of the parts of a run. */
export const PERCENT = `
  CASE WHEN bool_and(done_at IS NOT NULL) THEN 100
       ELSE coalesce(least(99, 100 * sum(considered) / nullif(sum(residents), 0)), 0) END::int`;
