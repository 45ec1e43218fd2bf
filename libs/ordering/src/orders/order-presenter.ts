import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { maskAddress, maskName, maskPhone, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import type { OrderContactDto, OrderDto } from './order.dto';
import { isProviderOnly, type Sight } from './order.policy';
import type { OrderView } from './order.view';

type Details = Pick<
  OrderDto,
  'onBehalf' | 'nightReason' | 'actualMinutes' | 'capturedMinutes' | 'releasedMinutes'
>;

/** Puts an order into words for one audience. Whether it may be seen at all was decided before. */
@Injectable()
export class OrderPresenter {
  constructor(
    private readonly people: PeopleFacade,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async present(db: Queryable, ctx: Ctx, order: OrderView, sight: Sight): Promise<OrderDto> {
    const { place: _place, requiredSex: _sex, endsAt: _end, slackMinutes: _slack, split, ...rest } = order;
    const item = await this.catalogue.item(db, order.itemCode);
    const details = await this.details(db, order.id);
    return {
      ...rest,
      ...details,
      onBehalf: isProviderOnly(ctx.scope) ? null : details.onBehalf,
      itemZh: item?.zh ?? order.itemCode,
      itemEn: item?.en ?? order.itemCode,
      startsAt: order.startsAt.toISOString(),
      totalFen: split.totalFen,
      familyFen: split.familyFen,
      price: { ...split, reasons: [...split.reasons] },
      contact: await this.contact(db, order, sight),
    };
  }

  private async contact(db: Queryable, order: OrderView, sight: Sight): Promise<OrderContactDto> {
    const senior = await this.people.senior(db, order.seniorId);
    const phone = await this.people.contactPhone(db, order.seniorId);
    const address = await this.people.addressText(db, order.addressId);
    const name = senior?.name ?? '';
    if (sight === 'PLAIN') return { name, phone, address, masked: false };
    return {
      name: maskName(name),
      phone: phone && maskPhone(phone),
      address: maskAddress(address),
      masked: true,
    };
  }

  private async details(db: Queryable, id: string): Promise<Details> {
    const [details] = await db.query<Details>(
      `SELECT on_behalf AS "onBehalf", night_reason AS "nightReason", actual_minutes AS "actualMinutes",
              captured_minutes AS "capturedMinutes", released_minutes AS "releasedMinutes"
         FROM ordering."order" WHERE id = $1`,
      [id],
    );
    return details;
  }
}
