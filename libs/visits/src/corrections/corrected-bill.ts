import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { billedMinutes, VisitBill } from '../terms/visit-bill';
import type { VisitEntity } from '../visits/visit.entity';

/** What of a captured visit is paid back when fewer minutes count than were charged. */
@Injectable()
export class CorrectedBill {
  constructor(
    private readonly bill: VisitBill,
    private readonly ordering: OrderingFacade,
  ) {}

  /** The bill is made anew for the minutes that count now, by the same terms; the difference is reversed. */
  async takeBack(tx: Tx, visit: VisitEntity, minutes: number): Promise<void> {
    const before = await billedMinutes(tx, visit);
    // a correction of the arrival may take a credit away; that never makes the bill larger
    const wanted = await this.bill.of(tx, visit, minutes);
    if (wanted.billedMinutes >= before) return;
    await this.bill.make(tx, visit, minutes);
    const less = { minutes: before - wanted.billedMinutes, reason: 'CORRECTED' };
    await this.ordering.takeBack(tx, visit.orderId, less);
  }
}
