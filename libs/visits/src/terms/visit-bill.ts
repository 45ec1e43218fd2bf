import { Injectable } from '@nestjs/common';
import { fairBill, OrderingFacade, type FairBill, type FairTerms } from '@anzhi/ordering';
import type { Queryable, Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';

type Billed = Pick<VisitEntity, 'id' | 'orderId' | 'startsAt' | 'plannedMinutes'>;

export interface VisitBillOf extends FairBill {
  readonly terms: FairTerms;
  /** From the promised time to the arrival; negative when he was early. */
  readonly minutesLate: number;
}

/** What a visit is charged for: the minutes that count, by the terms that were agreed when it was booked. */
@Injectable()
export class VisitBill {
  constructor(private readonly ordering: OrderingFacade) {}

  /** @param minutes that count */
  async of(db: Queryable, visit: Billed, minutes: number): Promise<VisitBillOf> {
    const terms = await this.ordering.termsOf(db, visit.orderId);
    const minutesLate = await lateness(db, visit);
    const { plannedMinutes } = visit;
    return { terms, minutesLate, ...fairBill(terms, { plannedMinutes, minutes, minutesLate }) };
  }

  /** The same, put on record as the bill that stands from now on. */
  async make(tx: Tx, visit: Billed, minutes: number): Promise<VisitBillOf> {
    const bill = await this.of(tx, visit, minutes);
    await tx.query(
      `INSERT INTO visits.terms_effect (visit_id, seq, counted_minutes, billed_minutes, minutes_late, lines, at)
       SELECT $1, 1 + coalesce(max(seq), 0), $2, $3, $4, $5, $6 FROM visits.terms_effect WHERE visit_id = $1`,
      [visit.id, minutes, bill.billedMinutes, bill.minutesLate, JSON.stringify(bill.lines), tx.now],
    );
    return bill;
  }
}

/** Whole minutes, by the arrival that counts: corrected, or as it was recorded. Who never came was not late. */
async function lateness(db: Queryable, { id, startsAt }: Billed): Promise<number> {
  const [row] = await db.query<{ arrived: Date | null }>(
    `SELECT coalesce(c.started_at, k.occurred_at) AS arrived
       FROM visits.counted c LEFT JOIN visits.visit_check k ON k.visit_id = c.visit_id AND k.kind = 'IN'
      WHERE c.visit_id = $1`,
    [id],
  );
  return row?.arrived ? Math.floor((row.arrived.getTime() - startsAt.getTime()) / 60_000) : 0;
}

/** The minutes that count, by the last word that somebody decided. */
export async function countedMinutes(db: Queryable, visitId: string): Promise<number> {
  const [row] = await db.query<{ minutes: number }>(
    'SELECT counted_minutes AS minutes FROM visits.counted WHERE visit_id = $1',
    [visitId],
  );
  return row?.minutes ?? 0;
}

/** The minutes that are charged as the bill stands; those that count where none was written yet. */
export async function billedMinutes(
  db: Queryable,
  visit: Pick<VisitEntity, 'id' | 'plannedMinutes'>,
): Promise<number> {
  const [row] = await db.query<{ minutes: number }>(
    'SELECT billed_minutes AS minutes FROM visits.terms_effect WHERE visit_id = $1 ORDER BY seq DESC LIMIT 1',
    [visit.id],
  );
  return row?.minutes ?? Math.min(await countedMinutes(db, visit.id), visit.plannedMinutes);
}
