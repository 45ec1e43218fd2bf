import type { OfferMode } from '../offers/asking.policy';
import type { OfferState } from '../offers/offer.state';
import type { ConsideredCaregiver } from './considered';
import { MATCH_RULES, type MatchPrice, type MatchRule } from './match-price.policy';
import { REFUSAL_WORDS, sayPrice } from './why.words';

/** What one soft rule added to a price. */
export class PriceLineDto {
  /** The rule. */
  rule: MatchRule;
  /** Tenths of an equivalent minute. */
  tenths: number;
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}

/** The hard rule that kept somebody out. */
export class RefusalDto {
  /** The rule's code. */
  code: string;
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}

/** One caregiver as a decision saw him. */
export class ConsideredCaregiverDto {
  /** The caregiver. */
  caregiverId: string;
  /** The provider he works for. */
  providerId: string;
  /** 1 is the best of all considered; null: refused. */
  place: number | null;
  /** Tenths of an equivalent minute in all; null: refused. */
  total: number | null;
  /** The rules that count, by their weight; empty: nothing speaks against him. */
  price: PriceLineDto[];
  /** Minutes of additional travel. */
  detourMinutes: number | null;
  /** Minutes he is expected to be late. */
  lateMinutes: number | null;
  /** His visits to the senior in the 90 days before. */
  visits: number;
  /** The rule that kept him out, or null. */
  refusal: RefusalDto | null;
}

/** What the family chose, and what it came to. */
export class FamilyChoiceDto {
  /** The provider it chose. */
  providerId?: string;
  /** The caregiver it chose. */
  caregiverId?: string;
  /** Whether the chosen one can come; false: a hard rule stands against it. Absent: nothing was chosen. */
  isKept?: boolean;
  /** What the choice costs beyond the cheapest, in tenths of an equivalent minute. */
  extra?: number;
}

export const toPriceLines = (price: MatchPrice | null): PriceLineDto[] =>
  price === null
    ? []
    : MATCH_RULES.filter((rule) => price[rule])
        .map((rule) => ({ rule, tenths: price[rule], ...sayPrice(rule, price[rule]) }))
        .sort((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths));

export const toConsideredDto = (one: ConsideredCaregiver): ConsideredCaregiverDto => ({
  caregiverId: one.caregiverId,
  providerId: one.providerId,
  place: one.place,
  total: one.total,
  price: toPriceLines(one.price),
  detourMinutes: one.detour,
  lateMinutes: one.late,
  visits: one.visits,
  refusal: one.refusedBy && { code: one.refusedBy, ...REFUSAL_WORDS[one.refusedBy] },
});

/** How a provider was asked after a decision. */
export class OwnOfferDto {
  /** The offer. */
  id: string;
  /** DIRECT: alone, because the family named or knows it; CASCADE: one after the other; BROADCAST: several at once. */
  mode: OfferMode;
  /** Its caregiver who was asked himself, straight; null: its desk. */
  caregiverId: string | null;
  /** Where the offer stands. */
  state: OfferState;
  /** When it was made, ISO 8601. */
  madeAt: string;
  /** Why it ended, or null. */
  closeReason: string | null;
}

/** One decision as a provider may see it: its own people. */
export class OwnDecisionDto {
  /** When, ISO 8601. */
  at: string;
  /** Start of the service it was made for, ISO 8601. */
  startsAt: string;
  /** The version of the prices; null: before there were prices. */
  weightsId: string | null;
  /** Its place in the order of asking; null: not asked. */
  place: number | null;
  /** What gave it its place. */
  reasons: string[];
  /** The rule that kept it out, or null. */
  refusedBy: string | null;
  /** How many providers came into question. */
  providers: number;
  /** Its own caregivers among those kept on record, the best first. */
  caregivers: ConsideredCaregiverDto[];
  /** How it was asked then; none: it was not. */
  offers: OwnOfferDto[];
}
