import { minutesBetween } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { NearCaregiver } from '@anzhi/providers';
import type { Judged, MatchRefusal } from './judge.policy';
import type { MatchPrice } from './match-price.policy';

/** One caregiver as a decision keeps him. No name: whoever may see it looks it up. */
export interface ConsideredCaregiver {
  readonly caregiverId: string;
  readonly providerId: string;
  /** 1 is the best; null is refused. */
  readonly place: number | null;
  readonly refusedBy: MatchRefusal | null;
  /** Tenths of an equivalent minute, by rule and in all. */
  readonly price: MatchPrice | null;
  readonly total: number | null;
  /** Minutes: additional travel; expected delay of this visit. */
  readonly detour: number | null;
  readonly late: number | null;
  /** Visits to the senior in the last 90 days. */
  readonly visits: number;
}

/** What the family chose, and what it came to. */
export interface FamilyChoice {
  readonly providerId?: string;
  readonly caregiverId?: string;
  /** Whether the chosen one can come; false: a hard rule stands against it. */
  readonly isKept?: boolean;
  /** Tenths of an equivalent minute beyond the cheapest. */
  readonly extra?: number;
}

const BEST = 10;
const REFUSED = 20;

/** The ten best of a decision and twenty of those refused: whom the senior knows first, then the nearest providers'. */
export function considered(
  need: { startsAt: Date },
  judged: readonly Judged<NearCaregiver>[],
): ConsideredCaregiver[] {
  const able = judged.filter(({ refusedBy }) => refusedBy === null);
  const refused = judged
    .filter(({ refusedBy }) => refusedBy !== null)
    .sort(
      (a, b) =>
        Number(b.isChosen) - Number(a.isChosen) ||
        b.visits - a.visits ||
        Number(Boolean(a.caregiver.provider.refusedBy)) - Number(Boolean(b.caregiver.provider.refusedBy)) ||
        a.caregiver.provider.distanceMetres - b.caregiver.provider.distanceMetres,
    )
    .slice(0, REFUSED);
  return [...able.slice(0, BEST), ...refused].map((one) => ({
    caregiverId: one.caregiver.id,
    providerId: one.caregiver.providerId,
    place: one.refusedBy === null ? able.indexOf(one) + 1 : null,
    refusedBy: one.refusedBy,
    price: one.price,
    total: one.total,
    detour: one.insertion?.detour ?? null,
    late: one.insertion ? minutesBetween(need.startsAt, new Date(one.insertion.start * 60_000)) : null,
    visits: one.visits,
  }));
}

/** The family's own choice wins whatever it costs; what it costs is on record. */
export function familyChoice({ wishes }: OrderView, judged: readonly Judged<NearCaregiver>[]): FamilyChoice {
  const { preferredProviderId: providerId, preferredCaregiverId: caregiverId } = wishes;
  if (!providerId && !caregiverId) return {};
  const able = judged.filter(({ refusedBy }) => refusedBy === null);
  const isChosen = ({ caregiver }: Judged<NearCaregiver>) =>
    caregiverId ? caregiver.id === caregiverId : caregiver.providerId === providerId;
  const chosen = able.find(isChosen);
  const cheapest = Math.min(...able.map(({ total }) => total ?? 0));
  return {
    ...(providerId && { providerId }),
    ...(caregiverId && { caregiverId }),
    isKept: chosen !== undefined,
    ...(chosen && { extra: (chosen.total ?? 0) - cheapest }),
  };
}
