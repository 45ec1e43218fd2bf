import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { firstDayOf, newId, nextPeriod, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Payee } from '../claims/claim.queries';
import { SettlementErrors } from '../settlement.errors';
import { BATCH_COLUMNS, type Batch } from './batch';
import { BATCH_STATE_ZH, batchMachine, type BatchEvent, type BatchState } from './batch.state';

const PAYEE_LOCK = 7_262_131;

/** Row gate: batches of the caller's counties, of his provider, or with lines in his township. $1 and $2. */
export const VISIBLE = `($3::boolean OR ${withinRegions('b.county_id', '$1')} OR b.provider_id = ANY($2::uuid[])
  OR EXISTS (SELECT FROM settlement.batch_town t WHERE (t.county_id, t.batch_id) = (b.county_id, b.id)
               AND ${withinRegions('t.region_id', '$1')}))`;
export const gateOf = ({ scope }: Ctx): unknown[] => [
  scope.regionIds,
  scope.organisationIds,
  scope.everywhere,
];

/** The rows of batches and of those who are paid by them. */
@Injectable()
export class BatchStore {
  constructor(private readonly ledger: LedgerFacade) {}

  /** @throws settlement.batch-not-found also when the caller may not see it */
  async find(db: Queryable, ctx: Ctx, id: string): Promise<Batch> {
    const [batch] = await db.query<Batch>(
      `SELECT ${BATCH_COLUMNS} FROM settlement.batch b WHERE ${VISIBLE} AND b.id = $4`,
      [...gateOf(ctx), id],
    );
    if (!batch) throw SettlementErrors.batchNotFound();
    return batch;
  }

  /**
   * The batch, and nobody else's until the transaction ends; whoever settles for its provider waits.
   * @throws settlement.batch-not-found, settlement.wrong-state when the event is not for its state
   */
  async lock(tx: Tx, id: string, event: BatchEvent): Promise<Batch> {
    const { countyId, providerId } = await this.find(tx, tx.ctx, id);
    await this.lockPayee(tx, { countyId, providerId });
    await tx.query('SELECT FROM settlement.batch WHERE county_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      countyId,
      id,
    ]);
    const batch = await this.find(tx, tx.ctx, id);
    if (!batchMachine.next(batch.state, event)) throw wrongState(batch);
    return batch;
  }

  /** Divisions whose officers are to act in a state: the townships that have not verified, or else the county. */
  async whoseTurn(
    db: Queryable,
    { countyId, id }: Pick<Batch, 'countyId' | 'id'>,
    state: BatchState,
  ): Promise<number[]> {
    if (state !== 'PROVIDER_CONFIRMED') return [countyId];
    const towns = await db.query<{ regionId: number }>(
      `SELECT t.region_id AS "regionId" FROM settlement.batch_town t
        WHERE t.county_id = $1 AND t.batch_id = $2 AND NOT EXISTS (SELECT FROM settlement.step s
          WHERE (s.county_id, s.batch_id, s.region_id) = (t.county_id, t.batch_id, t.region_id)
            AND s.event = 'verify')
        ORDER BY 1`,
      [countyId, id],
    );
    return towns.map(({ regionId }) => regionId);
  }

  /** One at a time settles for a provider in a county: what is claimed, and what is owed back, has one order. */
  async lockPayee(tx: Tx, { countyId, providerId }: Payee): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [
      `${countyId} ${providerId}`,
      PAYEE_LOCK,
    ]);
  }

  /** The month's batch of a provider, opened when there is none. @param countyCode written into its number */
  async open(tx: Tx, payee: Payee, month: number, countyCode: string): Promise<string> {
    await this.lockPayee(tx, payee);
    const { countyId, providerId } = payee;
    const known = await tx.one<{ id: string }>(
      'SELECT id FROM settlement.batch WHERE county_id = $1 AND provider_id = $2 AND month = $3',
      [countyId, providerId, month],
    );
    if (known) return known.id;
    await this.ensurePayee(tx, payee);
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [PAYEE_LOCK, countyId]);
    const id = newId(tx.now);
    await tx.query(
      `INSERT INTO settlement.batch (county_id, id, provider_id, month, serial, number, opened_at, moved_at)
       SELECT $1, $2, $3, $4, n.serial, concat_ws('-', 'JS', $5::text, $4::text, lpad(n.serial::text, 5, '0')), $6, $6
         FROM (SELECT coalesce(max(serial), 0) + 1 AS serial FROM settlement.batch
                WHERE county_id = $1 AND month = $4) n`,
      [countyId, id, providerId, month, countyCode, tx.now],
    );
    return id;
  }

  /** The provider is locked. */
  async ensurePayee(tx: Tx, { countyId, providerId }: Payee): Promise<void> {
    const known = await tx.one('SELECT FROM settlement.payee WHERE county_id = $1 AND provider_id = $2', [
      countyId,
      providerId,
    ]);
    if (known) return;
    const account = (kind: string): Promise<string> =>
      this.ledger.openAccount(tx, { countyId, unit: 'FEN', kind, authorising: false, noOverdraft: false });
    await tx.query(
      `INSERT INTO settlement.payee (county_id, provider_id, paid_account, deducted_account)
       VALUES ($1, $2, $3, $4)`,
      [countyId, providerId, await account('PROVIDER_PAID'), await account('PROVIDER_DEDUCTED')],
    );
  }
}

export const wrongState = ({ state }: Pick<Batch, 'state'>) =>
  SettlementErrors.wrongState({ state: BATCH_STATE_ZH[state] });

/** First day that is no longer of the batch's month. */
export const monthEnd = ({ month }: Pick<Batch, 'month'>): string => firstDayOf(nextPeriod(month));
