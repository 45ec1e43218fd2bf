import { Injectable } from '@nestjs/common';
import { FamilyBills, type FamilyBill } from '@anzhi/entitlement';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsFacade } from '@anzhi/visits';
import { FamilyErrors } from './family.errors';

export type Side = 'FAMILY' | 'CAREGIVER';

/** On which side of a handing over of cash somebody stands: who pays, or who came. */
@Injectable()
export class CashAccess {
  constructor(
    private readonly bills: FamilyBills,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
    private readonly visits: VisitsFacade,
  ) {}

  /** @throws settlement.bill-not-found for everybody else; who came is the caregiver also when he is family */
  async of(db: Queryable, ctx: Ctx, orderId: string): Promise<{ bill: FamilyBill; side: Side }> {
    const [bill] = await this.bills.bills(db, { orderIds: [orderId] });
    if (!bill) throw FamilyErrors.billNotFound();
    const caregiver = await this.providers.caregiverOfAccount(db, accountOf(ctx));
    if (caregiver && (await this.visits.sentTo(db, orderId)).includes(caregiver.id))
      return { bill, side: 'CAREGIVER' };
    if (await this.people.mayActFor(db, ctx, bill.seniorId, 'PAY')) return { bill, side: 'FAMILY' };
    throw FamilyErrors.billNotFound();
  }
}
