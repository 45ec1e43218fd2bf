import type { Random } from '@anzhi/kernel';
import { type Caregiver, type Facts, type Item, type Provider, qualified } from './facts';
import type { Client } from './client';
import {
  CARE_ITEMS,
  HOUSEHOLD_ITEMS,
  ITEMS_TRIED,
  LONGEST_VISIT_MINUTES,
  PLANNED_SHARE,
  PROVIDERS_TRIED,
  SHORT_ITEMS,
  SHORTEST_VISIT_MINUTES,
  SMALL_GRANT_MINUTES,
  VISITS_A_MONTH,
} from './proportions';
import { roundUp, type Timetable, type WeeklySlot } from './timetable';

/** The same service by the same person at the same hour of every week. */
export interface WeeklyPlan extends WeeklySlot {
  readonly item: Item;
  readonly minutes: number;
  readonly provider: Provider;
  readonly caregiver: Caregiver;
  /** Nearer ones that were passed over, and might have been asked first. */
  readonly others: readonly Provider[];
}

/** A weekly visit for this senior, or undefined when nobody who may come has an hour left. */
export function planWeek(
  facts: Facts,
  timetable: Timetable,
  client: Client,
  random: Random,
): WeeklyPlan | undefined {
  for (const item of wishes(facts, client, random)) {
    const minutes = visitMinutes(client, item);
    const providers = facts.providersFor(client.townId, item).slice(0, PROVIDERS_TRIED);
    for (const provider of providers) {
      for (const caregiver of random.shuffle(qualified(provider, item, client.sex))) {
        const slot = timetable.take(caregiver, minutes, client.place, random);
        const others = providers.filter((other) => other !== provider);
        if (slot) return { ...slot, item, minutes, provider, caregiver, others };
      }
    }
  }
  return undefined;
}

/** What this senior might be served with, in the order of preference. */
function wishes(facts: Facts, { grantMinutes, level }: Client, random: Random): Item[] {
  const isSmall = grantMinutes <= SMALL_GRANT_MINUTES;
  const left = [...(isSmall ? SHORT_ITEMS : (level ?? 0) >= 2 ? CARE_ITEMS : HOUSEHOLD_ITEMS)];
  const drawn: Item[] = [];
  while (left.length > 0 && drawn.length < ITEMS_TRIED) {
    const code = random.weighted(left);
    left.splice(
      left.findIndex(([each]) => each === code),
      1,
    );
    const item = facts.item(code);
    if (item) drawn.push(item);
  }
  return drawn;
}

function visitMinutes({ grantMinutes }: Client, { minMinutes }: Item): number {
  const share = (grantMinutes * PLANNED_SHARE) / VISITS_A_MONTH;
  const wanted = Math.min(LONGEST_VISIT_MINUTES, Math.max(SHORTEST_VISIT_MINUTES, share));
  return roundUp(Math.max(wanted, minMinutes));
}
