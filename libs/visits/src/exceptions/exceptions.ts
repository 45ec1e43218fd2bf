import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import type { VisitEntity } from '../visits/visit.entity';
import { newExceptions } from './exception-table.policy';

interface KnownException {
  readonly id: string;
  readonly flag: string;
  readonly state: 'OPEN' | 'SETTLED';
}

/** Keeps the exceptions of a visit in step with its doubts: one for each, as long as it lasts. */
@Injectable()
export class Exceptions {
  constructor(private readonly rulebooks: Rulebooks) {}

  /** To be called in the transaction that changes the flags, under the lock of the visit. */
  async follow(tx: Tx, visit: VisitEntity): Promise<void> {
    const known = await tx.query<KnownException>(
      `SELECT id, flag, state FROM visits.exception WHERE visit_id = $1 AND state <> 'LAPSED'`,
      [visit.id],
    );
    const gone = known.filter(({ flag, state }) => state === 'OPEN' && !visit.flags.includes(flag));
    await this.settle(tx, gone, { asWhom: 'SYSTEM' });
    const flags = known.map(({ flag }) => flag);
    if (visit.flags.every((flag) => flags.includes(flag))) return;
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const opened = newExceptions(await this.rulebooks.exceptions(tx, where), visit.flags, flags);
    await tx.query(
      `INSERT INTO visits.exception (id, visit_id, county_id, region_id, provider_id, flag, handling, settled_by, opened_at)
       SELECT e.id, $1, $2, $3, $4, e.flag, e.handling, ARRAY(SELECT jsonb_array_elements_text(e.by)), $6
         FROM jsonb_to_recordset($5::jsonb) AS e(id uuid, flag text, handling text, by jsonb)`,
      [
        visit.id,
        visit.countyId,
        visit.regionId,
        visit.providerId,
        JSON.stringify(opened.map((each) => ({ ...each, id: newId(tx.now) }))),
        tx.now,
      ],
    );
  }

  /** An officer has judged the whole visit: what was in doubt about it is settled with that. */
  async settleByReview(tx: Tx, visitId: string): Promise<void> {
    const open = await tx.query<{ id: string }>(
      `SELECT id FROM visits.exception WHERE visit_id = $1 AND state = 'OPEN'`,
      [visitId],
    );
    await this.settle(tx, open, { asWhom: 'REVIEW' });
  }

  /** The doubts that must be fixed before anything is captured, oldest first. */
  async mustFix(db: Queryable, visitId: string): Promise<string[]> {
    const rows = await db.query<{ flag: string }>(
      `SELECT flag FROM visits.exception
        WHERE visit_id = $1 AND state = 'OPEN' AND handling = 'MUST_FIX' ORDER BY opened_at, flag`,
      [visitId],
    );
    return rows.map(({ flag }) => flag);
  }

  private async settle(
    tx: Tx,
    exceptions: readonly { readonly id: string }[],
    { asWhom }: { asWhom: 'SYSTEM' | 'REVIEW' },
  ): Promise<void> {
    if (exceptions.length === 0) return;
    await tx.query(
      `INSERT INTO visits.exception_settlement (exception_id, as_whom, account_id, at)
       SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) AS id`,
      [exceptions.map(({ id }) => id), asWhom, asWhom === 'REVIEW' ? tx.ctx.actor.accountId : null, tx.now],
    );
  }
}
