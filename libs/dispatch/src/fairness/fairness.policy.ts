/** A debt is worth half after so many days, so that nobody buys a monopoly with an old one (dispatch.md D.3). */
export const HALF_LIFE_DAYS = 7;
/** No order costs more than so many equivalent minutes for fairness among providers. */
const MOST_MINUTES = 30;
const BEST_QUALITY = 1.2;
const WORST_QUALITY = 0.8;
/** With fewer answers nothing is known yet. */
const FEWEST_ANSWERS = 5;

/** What a provider is owed in a county. Nothing in it tells who it is. */
export interface FairnessAccount {
  /** Minutes it should have received and did not; negative: it received more than its share. */
  readonly deficitMinutes: number;
  /** Its fair share of a day: hours its people can work, weighed by quality. */
  readonly shareHours: number;
  /** Days since the deficit was written down. */
  readonly ageDays: number;
}

export const decayed = (minutes: number, days: number): number => minutes * 0.5 ** (days / HALF_LIFE_DAYS);

/**
 * What the account adds to the price of an order with this provider, in equivalent minutes between -30 (owed) and 30.
 * @param perMinute price of each minute owed per hour of its share; the setting `dispatch.fairnessPerMinute`
 */
export function fairnessPrice(
  { deficitMinutes, shareHours, ageDays }: FairnessAccount,
  perMinute: number,
): number {
  if (shareHours <= 0) return 0;
  const price = (-perMinute * decayed(deficitMinutes, ageDays)) / shareHours;
  // an account in balance costs 0, not -0
  return Math.min(MOST_MINUTES, Math.max(-MOST_MINUTES, price)) || 0;
}

/**
 * The published rule: 1.2 for a provider that answers every offer and keeps its word, less 0.4 times the share of its
 * answers that count against it (silence, refusal without a valid reason, a broken word), over the last 28 days.
 */
export const qualityFactor = ({ answers, against }: { answers: number; against: number }): number =>
  answers < FEWEST_ANSWERS ? 1 : BEST_QUALITY - (BEST_QUALITY - WORST_QUALITY) * (against / answers);

/**
 * Jain's index of what each received for an hour of its share: 1 is equal, 1/n all to one.
 * @returns null when nobody has a share or nobody received anything
 */
export function jainIndex(
  providers: readonly { readonly receivedMinutes: number; readonly shareHours: number }[],
): number | null {
  const rates = providers
    .filter(({ shareHours }) => shareHours > 0)
    .map(({ receivedMinutes, shareHours }) => Math.max(0, receivedMinutes) / shareHours);
  const sum = rates.reduce((total, rate) => total + rate, 0);
  const squares = rates.reduce((total, rate) => total + rate * rate, 0);
  return squares > 0 ? (sum * sum) / (rates.length * squares) : null;
}

export interface Balance {
  readonly providerId: string;
  readonly deficitMinutes: number;
  readonly shareHours: number;
  /** Charged to it since the deficit was written down. */
  readonly receivedMinutes: number;
}

/** What each is owed after the minutes of the county were given out: share of all of them, less its own. */
export function settle(balances: readonly Balance[]): Map<string, number> {
  const hours = balances.reduce((total, { shareHours }) => total + shareHours, 0);
  const given = balances.reduce((total, { receivedMinutes }) => total + receivedMinutes, 0);
  return new Map(
    balances.map(({ providerId, deficitMinutes, shareHours, receivedMinutes }) => {
      const fair = hours > 0 ? (given * shareHours) / hours : 0;
      return [providerId, deficitMinutes + fair - receivedMinutes];
    }),
  );
}

interface PricedCaregiver {
  readonly providerId: string;
  /** null: refused. */
  readonly total: number | null;
  readonly price: { readonly providerFairness: number } | null;
}

/**
 * Whether fairness gave an order to another provider, and what that cost in tenths of an equivalent minute.
 * @param caregivers as the ranking keeps them, prices in tenths
 */
export function fairnessEffect(caregivers: readonly PricedCaregiver[]): { changed: boolean; cost: number } {
  const able = caregivers.flatMap(({ providerId, total, price }) =>
    total === null || price === null ? [] : [{ providerId, total, without: total - price.providerFairness }],
  );
  if (!able.length) return { changed: false, cost: 0 };
  const winner = able.reduce((best, one) => (one.total < best.total ? one : best));
  const otherwise = able.reduce((best, one) => (one.without < best.without ? one : best));
  const changed = winner.providerId !== otherwise.providerId && winner.without > otherwise.without;
  return { changed, cost: changed ? winner.without - otherwise.without : 0 };
}
