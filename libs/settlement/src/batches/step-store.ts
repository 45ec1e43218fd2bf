import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import type { Batch } from './batch';
import { LEVELS, type BatchEvent, type BatchState } from './batch.state';

export interface Step {
  readonly no: number;
  readonly event: BatchEvent;
  readonly toState: BatchState;
  readonly regionId: number | null;
  /** null: the calendar. */
  readonly accountId: string | null;
  readonly reason: string | null;
  /** Of the lines that stood after it, hex. */
  readonly root: string;
  readonly lines: number;
  readonly at: Date;
}

export interface NewStep {
  readonly event: BatchEvent;
  readonly to: BatchState;
  readonly regionId?: number;
  readonly reason?: string | null;
}

/** What happened to a batch, in its order. The batch's state and figures follow by the database's own hand. */
@Injectable()
export class StepStore {
  constructor(private readonly ledger: LedgerFacade) {}

  /**
   * Takes a step in the caller's name. The batch is locked.
   * @throws settlement.same-person when he took one at another level (policy.md 0.3 no. 35)
   */
  async add(tx: Tx, batch: Batch, { event, to, regionId, reason }: NewStep): Promise<void> {
    const { countyId, id, state } = batch;
    const { accountId } = tx.ctx.actor;
    const level = LEVELS[event];
    const other = await tx.one(
      `SELECT FROM settlement.step
        WHERE county_id = $1 AND batch_id = $2 AND account_id = $3 AND level <> $4 LIMIT 1`,
      [countyId, id, accountId, level],
    );
    if (other) throw SettlementErrors.samePerson();
    const [{ root, lines }] = await tx.query<{ root: string; lines: number }>(
      `INSERT INTO settlement.step (county_id, batch_id, no, event, from_state, to_state, level, region_id, account_id,
                                    reason, at)
       SELECT $1, $2, coalesce(max(no), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10
         FROM settlement.step WHERE county_id = $1 AND batch_id = $2
       RETURNING encode(root, 'hex') AS root, lines`,
      [countyId, id, event, state, to, level, regionId ?? null, accountId, reason ?? null, tx.now],
    );
    await this.ledger.log(tx, {
      ...{ countyId, kind: 'STATEMENT', reference: id },
      facts: { number: batch.number, event, state: to, root, lines },
    });
  }

  async of(db: Queryable, { countyId, id }: Batch): Promise<Step[]> {
    return db.query(
      `SELECT no, event, to_state AS "toState", region_id AS "regionId", account_id AS "accountId", reason,
              encode(root, 'hex') AS root, lines, at
         FROM settlement.step WHERE county_id = $1 AND batch_id = $2 ORDER BY no`,
      [countyId, id],
    );
  }
}
