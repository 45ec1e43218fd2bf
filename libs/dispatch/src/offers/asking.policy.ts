/** DIRECT: the one the family named or knows, alone; CASCADE: one after the other; BROADCAST: several at once. */
export const OFFER_MODES = ['DIRECT', 'CASCADE', 'BROADCAST'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

/** How a county asks for a service (dispatch.md D.2, no. 6). */
export interface OfferRule {
  /** What is done when neither urgency nor refusals ask for more. */
  readonly mode: 'CASCADE' | 'BROADCAST';
  /** Whoever the family named, or had the order, is asked alone first. */
  readonly directFirst: boolean;
  /** How many a broadcast asks at once. */
  readonly broadcastSize: number;
  /** After so many asked in vain one by one it is broadcast; null: never. */
  readonly broadcastAfter: number | null;
  readonly broadcastUrgent: boolean;
}

/** How far the search is. */
export interface Search {
  readonly isUrgent: boolean;
  /** Questions that ended without an acceptance, for this time of the order. */
  readonly stepsInVain: number;
  /** How many a cascade asks at the same time. */
  readonly parallelOffers: number;
}

/** How the next question is put, and to how many at once. */
export function howToAsk(rule: OfferRule, search: Search): { mode: OfferMode; size: number } {
  const isBroadcast =
    rule.mode === 'BROADCAST' ||
    (rule.broadcastUrgent && search.isUrgent) ||
    (rule.broadcastAfter !== null && search.stepsInVain >= rule.broadcastAfter);
  return isBroadcast
    ? { mode: 'BROADCAST', size: rule.broadcastSize }
    : { mode: 'CASCADE', size: search.parallelOffers };
}

/** What the ranking says of somebody the family named or knows. */
const CHOSEN: readonly string[] = [
  'PREFERRED_BY_FAMILY',
  'CAREGIVER_PREFERRED_BY_FAMILY',
  'HAD_THE_ORDER',
  'FAMILIAR_CAREGIVER',
];

/** Whether this candidate has a claim to be asked alone. */
export const isDirectChoice = (reasons: readonly string[]): boolean =>
  reasons.some((reason) => CHOSEN.includes(reason));
