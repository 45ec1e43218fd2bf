import { Injectable } from '@nestjs/common';
import { firstDayOf, nextPeriod, periodOfDate, type Fen } from '@anzhi/kernel';
import type { Balance } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import type { ServiceWish } from '../entitlement.types';
import { groupBy } from '../group-by';
import { LotQueries } from '../grants/lot.queries';
import { Parameters } from '../programmes/parameters';
import type { ProgrammeLaw, ServiceKind } from '../programmes/programme';
import { inPayingOrder } from './payer-order.policy';
import { capLeft, capsOf, paramsOf, termsOf, type Used } from './payer-terms.policy';
import type { PayerTerms } from './waterfall.policy';

/** A lot with what is free on it, in its unit. */
export interface Drawable {
  readonly lotId: string;
  readonly available: number;
}

/** A programme that names the item and in which the senior has lots for the day, with what it may pay. */
export interface Candidate extends PayerTerms {
  readonly law: ProgrammeLaw;
  readonly serviceKind: ServiceKind;
  /** In the order in which they are drawn upon. */
  readonly lots: readonly Drawable[];
  readonly capFen: Fen | null;
}

export type Balances = (countyId: number, lotIds: readonly string[]) => Promise<Balance[]>;

type Person = Pick<ServiceWish, 'seniorId' | 'countyId' | 'itemCode'>;

/** Finds who may pay for a service, and out of what. */
@Injectable()
export class PayerCandidates {
  constructor(
    private readonly lots: LotQueries,
    private readonly parameters: Parameters,
  ) {}

  /**
   * Only lots of the county of the address count, because an order and its evidence lie in one county's ledger.
   * @param laws those in force on the day that name the item
   * @returns in the order in which they pay
   */
  async of(
    db: Queryable,
    wish: Person,
    laws: readonly ProgrammeLaw[],
    date: string,
    balances: Balances,
  ): Promise<Candidate[]> {
    if (!laws.length) return [];
    const lots = await this.lots.usable(db, { ...wish, programmeIds: laws.map(({ id }) => id), date });
    if (!lots.length) return [];
    const free = await balances(
      wish.countyId,
      lots.map(({ lotId }) => lotId),
    );
    const granted = inPayingOrder(
      laws
        .map((law) => ({ law, lots: lots.filter(({ programmeId }) => programmeId === law.id) }))
        .filter((payer) => payer.lots.length > 0),
      lots,
    );
    // asked for after the lots are locked: what a month's caps have left changes with every booking
    const params = await this.parameters.resolve(
      db,
      granted.flatMap(({ law }) => paramsOf(law.payment)),
      wish.countyId,
      date,
    );
    const used = await this.used(
      db,
      wish,
      granted.filter(({ law }) => hasCaps(law)).map(({ law }) => law.id),
      date,
    );
    return granted.map(({ law, lots: own }) => {
      const serviceKind = kindOf(law, wish.itemCode);
      const drawable = own.map(({ lotId }) => ({ lotId, available: availableOn(free, lotId) }));
      return {
        law,
        serviceKind,
        lots: drawable,
        payment: termsOf(law.payment, params, serviceKind),
        available: drawable.reduce((sum, { available }) => sum + available, 0),
        capFen: capLeft(capsOf(law.payment, params, serviceKind), used.get(law.id) ?? []),
      };
    });
  }

  /** What these programmes pay for services of the month: agreed, or billed and not taken back. */
  private async used(
    db: Queryable,
    { seniorId, countyId }: Person,
    programmeIds: readonly string[],
    date: string,
  ): Promise<Map<string, Used[]>> {
    if (!programmeIds.length) return new Map();
    const period = periodOfDate(date);
    const rows = await db.query<Used & { programmeId: string }>(
      `SELECT p.programme_id AS "programmeId", p.service_kind AS "serviceKind",
              sum(CASE WHEN o.kind IS NULL THEN p.fen ELSE coalesce(d.fen, 0) - coalesce(r.fen, 0) END)::bigint AS fen
         FROM entitlement.order_hold h
         JOIN entitlement.order_payer p USING (county_id, order_id, number)
         LEFT JOIN entitlement.order_outcome o USING (county_id, order_id, number)
         LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
         LEFT JOIN LATERAL (SELECT sum(v.fen) AS fen FROM entitlement.order_reversal_payer v
                WHERE (v.county_id, v.order_id, v.number, v.rank) = (p.county_id, p.order_id, p.number, p.rank)) r ON true
        WHERE h.senior_id = $1 AND h.county_id = $2 AND h.service_date >= $3 AND h.service_date < $4
          AND p.programme_id = ANY($5::uuid[])
        GROUP BY p.programme_id, p.service_kind`,
      [seniorId, countyId, firstDayOf(period), firstDayOf(nextPeriod(period)), programmeIds],
    );
    return groupBy(rows, ({ programmeId }) => programmeId);
  }
}

const hasCaps = ({ payment }: ProgrammeLaw): boolean =>
  payment.by === 'RATIO' && payment.capParams.length > 0;

const kindOf = (law: ProgrammeLaw, itemCode: string): ServiceKind => {
  const covered = law.items.find((item) => item.itemCode === itemCode);
  if (!covered) throw new Error(`${law.code} does not name ${itemCode}`);
  return covered.serviceKind;
};

const availableOn = (free: readonly Balance[], lotId: string): number =>
  free.find(({ accountId }) => accountId === lotId)?.available ?? 0;
