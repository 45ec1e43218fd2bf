import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import type { OrderView } from '@anzhi/ordering';
import { ProvidersFacade, type CaregiverView } from '@anzhi/providers';
import type { Queryable } from '@anzhi/platform';
import { busyUntil } from './assignment.queries';
import { caregiverRefusals, type CaregiverRefusal } from './caregiver.policy';

export interface JudgedCaregiver {
  readonly caregiver: CaregiverView;
  readonly refusals: readonly CaregiverRefusal[];
  readonly busyUntil: Date | null;
}

/** The provider's caregivers who work at the time of an order, each judged by every rule. */
@Injectable()
export class CaregiverSearch {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  async judge(
    db: Queryable,
    order: OrderView,
    providerId: string,
    assignerId: string,
  ): Promise<JudgedCaregiver[]> {
    const item = await this.catalogue.item(db, order.itemCode);
    const time = { providerId, at: order.startsAt, minutes: order.plannedMinutes, skills: [] };
    const credentials = item?.requiredCredentials ?? [];
    const working = await this.providers.qualifiedCaregivers(db, { ...time, credentials: [] });
    const holders = await this.providers.qualifiedCaregivers(db, { ...time, credentials });
    const holderIds = new Set(holders.map(({ id }) => id));
    const ids = working.map(({ id }) => id);
    const busy = new Map((await busyUntil(db, ids, order)).map((row) => [row.caregiverId, row.until]));
    const needs = { skills: item?.requiredSkills ?? [], sex: order.requiredSex, assignerId };
    return working.map((caregiver) => ({
      caregiver,
      refusals: caregiverRefusals(
        { ...caregiver, hasCredentials: holderIds.has(caregiver.id), isBusy: busy.has(caregiver.id) },
        needs,
      ),
      busyUntil: busy.get(caregiver.id) ?? null,
    }));
  }
}
