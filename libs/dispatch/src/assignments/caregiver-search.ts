import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import type { OrderView } from '@anzhi/ordering';
import { ProvidersFacade, type CaregiverView, type NearCaregiver } from '@anzhi/providers';
import type { Queryable } from '@anzhi/platform';
import { needOf } from '../cascade/match-criteria';
import { CaregiverMatch } from '../matching/caregiver-match';
import type { DayRefusal } from '../matching/insertion.policy';
import type { Judged } from '../matching/judge.policy';
import { busyUntil } from './assignment.queries';
import { caregiverRefusals, type CaregiverRefusal } from './caregiver.policy';

export interface JudgedCaregiver {
  readonly caregiver: CaregiverView;
  readonly refusals: readonly CaregiverRefusal[];
  readonly busyUntil: Date | null;
  /** His day and his price. */
  readonly match: Judged<NearCaregiver> | undefined;
}

/** The provider's caregivers who work at the time of an order, each judged by every rule, the best first. */
@Injectable()
export class CaregiverSearch {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly match: CaregiverMatch,
  ) {}

  /** @param options.withPencilled whoever is meant for another order counts as busy: for the search, not for people */
  async judge(
    db: Queryable,
    order: OrderView,
    providerId: string,
    assignerId: string,
    { withPencilled = false }: { readonly withPencilled?: boolean } = {},
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
    const matches = item ? await this.matches(db, order, item, ids, withPencilled) : [];
    const judged = working.map((caregiver) => {
      const match = matches.find((each) => each.caregiver.id === caregiver.id);
      const facts = {
        ...{ ...caregiver, hasCredentials: holderIds.has(caregiver.id), isBusy: busy.has(caregiver.id) },
        isExcluded: match?.refusedBy === 'EXCLUDED',
        day: dayRefusal(match),
      };
      const refusals = caregiverRefusals(facts, needs);
      return { caregiver, refusals, busyUntil: busy.get(caregiver.id) ?? null, match };
    });
    const rank = ({ match }: JudgedCaregiver) => (match ? matches.indexOf(match) : matches.length);
    return judged.sort((a, b) => rank(a) - rank(b));
  }

  /** By day and price alone, whatever the files say: all that speaks against somebody is to be told. */
  private async matches(
    db: Queryable,
    order: OrderView,
    item: ServiceItem,
    ids: readonly string[],
    withPencilled: boolean,
  ): Promise<Judged<NearCaregiver>[]> {
    const need = needOf(order, item);
    const staff = await this.providers.nearCaregivers(db, {
      ...{ ...need.criteria, nearest: 0, known: ids, without: [] },
    });
    const unjudged = staff.map((each) => ({
      ...{ ...each, refusedBy: undefined, provider: { ...each.provider, refusedBy: undefined } },
    }));
    const terms = await this.match.terms(db, order.regionId);
    return this.match.judged(db, need, unjudged, await this.match.ties(db, need), terms, { withPencilled });
  }
}

const DAY: readonly string[] = [
  'BUSY',
  'WAY_TOO_LONG_BEFORE',
  'WAY_TOO_LONG_AFTER',
  'LEGAL_REST',
  'DAILY_MAXIMUM',
] satisfies DayRefusal[];

const dayRefusal = (match: Judged | undefined): DayRefusal | null =>
  match?.refusedBy && DAY.includes(match.refusedBy) ? (match.refusedBy as DayRefusal) : null;
