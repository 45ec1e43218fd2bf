import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { OrderRepayments, type TakenRef } from '../orders/order-repayments';
import type { Stop } from './stop';
import { StoppedLots } from './stopped-lots';
import { Stops } from './stops';

interface ClawedBack extends TakenRef {
  readonly caseId: string;
  readonly countyId: number;
  readonly regionId: number;
  readonly seniorId: string;
  readonly serviceDate: string;
  readonly lotIds: readonly string[];
}

/**
 * What was clawed back because of a stop that should never have been: the provider served in good faith, and is owed it
 * again (policy.md 0.3 no. 3 takes back only what a stop that holds forbids).
 */
@Injectable()
export class Clawbacks {
  constructor(
    private readonly stops: Stops,
    private readonly lots: StoppedLots,
    private readonly repayments: OrderRepayments,
  ) {}

  /**
   * Of the senior, for stops that are lifted now, with no other stop that forbids the service. One that another stop
   * forbade is paid when that one is lifted.
   */
  async unfounded(tx: Tx, { seniorId }: Stop): Promise<ClawedBack[]> {
    const taken = await tx.query<ClawedBack>(CLAWED_BACK, [seniorId]);
    const unfounded: ClawedBack[] = [];
    for (const each of taken) if (!(await this.stops.doubting(tx, each))) unfounded.push(each);
    return unfounded;
  }

  /** Each once: an order that was held again since is not among them. */
  async payAgain(tx: Tx, clawedBack: readonly ClawedBack[]): Promise<void> {
    for (const { caseId, regionId, seniorId, ...taken } of clawedBack) {
      const programmeFen = await this.repayments.payAgain(tx, taken, {
        reason: PAID_AGAIN,
        drawAgain: (first) => this.lots.drawAgain(tx, first),
      });
      tx.audit({
        action: 'entitlement.service-paid-again',
        subject: 'stop-case',
        subjectId: caseId,
        seniorId,
        regionId,
        details: { orderId: taken.orderId, number: taken.number + 1, programmeFen },
      });
    }
  }
}

const PAID_AGAIN = {
  code: 'PAID_AGAIN',
  zh: '停发已撤销：当时追回的服务费按原支付人和原金额重新支付。',
  en: 'The stop was lifted: what had been taken back for it is paid again, by the same payers and in the same amounts.',
};

/** The reversal of a case's decision, where the order has not been held again and public money was taken. */
const CLAWED_BACK = `
  SELECT c.id AS "caseId", v.county_id AS "countyId", c.region_id AS "regionId", s.senior_id AS "seniorId",
         v.order_id AS "orderId", v.number, v.seq, c.service_date AS "serviceDate",
         ARRAY(SELECT unnest(p.lot_ids)::text FROM entitlement.order_payer p
                WHERE (p.county_id, p.order_id, p.number) = (v.county_id, v.order_id, v.number)) AS "lotIds"
    FROM entitlement.stop s
    JOIN entitlement.stop_case c ON c.stop_id = s.id AND c.state = 'CLAWED_BACK'
    JOIN entitlement.stop_case_step d ON d.case_id = c.id AND d.event = 'clawBack'
    JOIN entitlement.order_reversal v ON v.order_id = c.order_id AND v.at = d.at
   WHERE s.senior_id = $1 AND s.state = 'LIFTED' AND v.owe_command_id IS NOT NULL
     AND NOT EXISTS (SELECT FROM entitlement.order_hold h
           WHERE h.county_id = v.county_id AND h.order_id = v.order_id AND h.number > v.number)
   ORDER BY c.service_date, c.id`;
