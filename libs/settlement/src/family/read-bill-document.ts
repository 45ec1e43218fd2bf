import { Injectable } from '@nestjs/common';
import { Clock, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Database, type MadeFile } from '@anzhi/platform';
import { billPdf } from './bill-pdf';
import { BillQueries } from './bill.queries';

/** The family's bill as a file, with the senior's whole name: it is his. */
@Injectable()
export class ReadBillDocument {
  constructor(
    private readonly db: Database,
    private readonly bills: BillQueries,
    private readonly people: PeopleFacade,
    private readonly clock: Clock,
  ) {}

  /** @throws settlement.bill-not-found, settlement.glyph-missing */
  async execute(ctx: Ctx, orderId: string): Promise<MadeFile> {
    const bill = await this.bills.one(ctx, orderId);
    const senior = (await this.people.names(this.db, [bill.seniorId])).get(bill.seniorId) ?? '';
    const content = await billPdf(bill, senior, this.clock.now());
    return { name: `bill-${bill.serviceDate}.pdf`, content };
  }
}
