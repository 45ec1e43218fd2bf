import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EntitlementSettings } from '../entitlement.settings';
import { Counties } from '../programmes/counties';
import { Programmes } from '../programmes/programmes';
import type { PlanCampaignDto } from './campaign.dto';
import { CampaignStore } from './campaign.store';
import { SELECTION_JOB } from './selection';

const WHOLE_BP = 10_000;

/** Lays down whom a re-verification is about; the workers find them. */
@Injectable()
export class PlanCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly counties: Counties,
    private readonly programmes: Programmes,
    private readonly store: CampaignStore,
    private readonly settings: Settings,
  ) {}

  /** @throws entitlement.county-not-found, region-not-in-charge, programme-not-found, campaign-due-too-early */
  execute(ctx: Ctx, input: PlanCampaignDto): Promise<string> {
    return this.uow.run(ctx, async (tx) => {
      const { countyId, title, dueOn, shareBp = WHOLE_BP, seed, townshipIds = [] } = input;
      const today = businessDate(tx.now);
      if (dueOn < today) throw EntitlementErrors.campaignDueTooEarly({ day: today }, '/dueOn');
      await this.requirePlaces(ctx, countyId, townshipIds);
      const campaign = await this.store.insert(
        tx,
        {
          ...{ countyId, zh: title, dueOn, shareBp, seed },
          population: {
            townshipIds,
            categories: input.categories ?? [],
            ageFrom: input.ageFrom ?? null,
            ageTo: input.ageTo ?? null,
            lastVerifiedBefore: input.lastVerifiedBefore ?? null,
          },
          programmeIds: await this.programmesOf(tx, countyId, input.programmeCodes ?? [], today),
          noticeDays: await this.settings.get(tx, EntitlementSettings.campaignNoticeDays),
        },
        { role: roleOf(ctx, EntitlementPermissions.runCampaign) },
      );
      tx.schedule({ kind: SELECTION_JOB, key: campaign.id, dueAt: tx.now });
      return campaign.id;
    });
  }

  private async requirePlaces(
    { scope }: Ctx,
    countyId: number,
    townshipIds: readonly number[],
  ): Promise<void> {
    const own = await this.counties.within(scope, countyId);
    if (!own.includes(countyId)) throw EntitlementErrors.countyNotFound({}, '/countyId');
    for (const [index, id] of townshipIds.entries()) {
      const township = await this.geo.region(id);
      if (township?.level !== 'TOWNSHIP' || township.parentId !== countyId)
        throw EntitlementErrors.regionNotInCharge({}, `/townshipIds/${index}`);
    }
  }

  private async programmesOf(
    tx: Tx,
    countyId: number,
    codes: readonly string[],
    today: string,
  ): Promise<string[]> {
    const laws = codes.length ? await this.programmes.inForce(tx, countyId, today) : [];
    return codes.map((code, index) => {
      const law = laws.find((each) => each.code === code);
      if (!law) throw EntitlementErrors.programmeNotFound({ code }, `/programmeCodes/${index}`);
      return law.id;
    });
  }
}
