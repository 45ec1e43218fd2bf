import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import type { FamilyBill } from '@anzhi/entitlement';
import type { Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { FamilyBillView } from './bills.dto';

type Names = Pick<FamilyBillView, 'itemZh' | 'itemEn' | 'providerName'>;

/** Services and providers by the names people know. */
@Injectable()
export class BillNames {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async of(db: Queryable, bills: readonly FamilyBill[]): Promise<(bill: FamilyBill) => Names> {
    const items = new Map<string, { zh: string; en: string }>();
    const providers = new Map<string, string>();
    for (const { itemCode, providerId } of bills) {
      if (!items.has(itemCode)) {
        const item = await this.catalogue.item(db, itemCode);
        items.set(itemCode, { zh: item?.zh ?? itemCode, en: item?.en ?? itemCode });
      }
      if (providerId && !providers.has(providerId))
        providers.set(providerId, (await this.providers.provider(db, providerId))?.name ?? '');
    }
    return ({ itemCode, providerId }) => ({
      itemZh: items.get(itemCode)!.zh,
      itemEn: items.get(itemCode)!.en,
      providerName: (providerId && providers.get(providerId)) || null,
    });
  }
}
