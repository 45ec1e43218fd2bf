import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { QuoteDto, QuoteRequestDto } from './quotes.dto';
import { Quoting } from './quoting';

/** What a service would cost whom, before it is booked. It changes nothing, so it leaves nothing behind. */
@Injectable()
export class RequestQuote {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly quoting: Quoting,
  ) {}

  async execute(ctx: Ctx, wish: QuoteRequestDto): Promise<QuoteDto> {
    const { seniorId, addressId, itemCode, startsAt, minutes } = wish;
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'BOOK')))
      throw EntitlementErrors.seniorNotFound({}, '/seniorId');
    const address = await this.people.address(this.db, addressId);
    if (address?.seniorId !== seniorId) throw EntitlementErrors.addressUnknown({}, '/addressId');
    const { regionId, countyId } = address;
    const split = await this.quoting.quote(this.db, {
      seniorId,
      countyId,
      regionId,
      itemCode,
      startsAt: new Date(startsAt),
      minutes,
    });
    return {
      ...split,
      payers: split.payers.map((part) => ({ ...part, lotIds: [...part.lotIds] })),
      reasons: [...split.reasons],
    };
  }
}
