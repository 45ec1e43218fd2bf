import { lotsOf } from '../matching/lot';

/** What is known of a provider when an order looks for one. */
export interface Candidate {
  readonly providerId: string;
  readonly name: string;
  readonly distanceMetres: number;
  /** Caregivers who may do it and work at that time, of those who were looked at. */
  readonly qualifiedCaregivers: number;
  /** Those of them who are not needed elsewhere. */
  readonly freeCaregivers: number;
  /** The caregiver by whom it is ranked, the family's choice or the cheapest; absent when nobody can come. */
  readonly best?: {
    readonly caregiverId: string;
    /** Who would come with him, where two come at once. */
    readonly secondCaregiverId?: string;
    /** Tenths of an equivalent minute, of both where two come. */
    readonly total: number;
    readonly isChosen: boolean;
    /** At least three visits here in 90 days. */
    readonly isFamiliar: boolean;
  };
  /** The hard rule that keeps it out, from the provider's own file. */
  readonly refusedBy?: string;
}

export interface RankingWishes {
  readonly orderId: string;
  /** How many people come at once; 1 unless told. */
  readonly seats?: number;
  /** The family's choice; it always wins among those who may serve. */
  readonly preferredProviderId?: string;
  /** Had this order until it was moved. */
  readonly formerProviderId?: string;
  /** Providers that answered or are being asked, and what to note about them. */
  readonly asked: ReadonlyMap<string, AskedBefore>;
}

/** DID_NOT_COME: it let the senior wait for this service, and another one is to make that good. */
export type AskedBefore =
  'DECLINED_BEFORE' | 'RETURNED_BEFORE' | 'DID_NOT_ANSWER' | 'BEING_ASKED' | 'DID_NOT_COME';

export interface RankedCandidate {
  readonly providerId: string;
  readonly name: string | null;
  /** 1 is asked first; null is not asked. */
  readonly place: number | null;
  readonly distanceMetres: number | null;
  readonly qualifiedCaregivers: number;
  readonly freeCaregivers: number;
  /** The caregiver by whom it is ranked. A provider still assigns its own staff. */
  readonly caregiverId?: string | null;
  /** Who would come with him; null: nobody has to. */
  readonly secondCaregiverId?: string | null;
  /** Tenths of an equivalent minute, theirs. */
  readonly total?: number | null;
  /**
   * What gave it its place: PREFERRED_BY_FAMILY, CAREGIVER_PREFERRED_BY_FAMILY, HAD_THE_ORDER, or LOWEST_PRICE with
   * FAMILIAR_CAREGIVER where it has one.
   */
  readonly reasons: readonly string[];
  /** The rule that keeps it out, or null. */
  readonly refusedBy: string | null;
}

/**
 * Who is asked, in which order: the family's choice of provider or caregiver, then whoever had the order, then the
 * provider whose best caregiver, or pair, costs least, the nearer one where that is equal. Nobody is asked twice after refusing.
 * What is equal in everything goes by lot.
 */
export function rankProviders(candidates: readonly Candidate[], wishes: RankingWishes): RankedCandidate[] {
  const lot = lotsOf(wishes.orderId);
  const judged = candidates.map((candidate) => ({
    candidate,
    refusedBy: refusalOf(candidate, wishes),
    claim: claimOf(candidate, wishes),
    total: candidate.best?.total ?? 0,
    lot: lot(candidate.providerId),
  }));
  judged.sort(
    (a, b) =>
      Number(a.refusedBy !== null) - Number(b.refusedBy !== null) ||
      a.claim - b.claim ||
      a.total - b.total ||
      a.candidate.distanceMetres - b.candidate.distanceMetres ||
      a.lot - b.lot,
  );
  const ranked = judged.map(({ candidate: { best, ...candidate }, refusedBy, claim }, at) => ({
    ...candidate,
    caregiverId: best?.caregiverId ?? null,
    secondCaregiverId: best?.secondCaregiverId ?? null,
    total: best?.total ?? null,
    refusedBy,
    place: refusedBy === null ? at + 1 : null,
    reasons: refusedBy === null ? reasonsOf(claim, best?.isFamiliar ?? false) : [],
  }));
  return [...ranked, ...unknownPreference(candidates, wishes)];
}

function refusalOf(candidate: Candidate, { asked, seats = 1 }: RankingWishes): string | null {
  const { refusedBy, providerId, qualifiedCaregivers, freeCaregivers } = candidate;
  if (refusedBy) return refusedBy;
  const before = asked.get(providerId);
  if (before) return before;
  if (qualifiedCaregivers < seats)
    return qualifiedCaregivers ? 'NO_SECOND_CAREGIVER' : 'NO_QUALIFIED_CAREGIVER';
  if (freeCaregivers >= seats) return null;
  return freeCaregivers ? 'NO_SECOND_CAREGIVER' : 'NO_FREE_CAREGIVER';
}

const claimOf = ({ providerId, best }: Candidate, wishes: RankingWishes): number => {
  if (best?.isChosen) return 0;
  if (providerId === wishes.preferredProviderId) return 1;
  return providerId === wishes.formerProviderId ? 2 : 3;
};

const reasonsOf = (claim: number, isFamiliar: boolean): readonly string[] => [
  ['CAREGIVER_PREFERRED_BY_FAMILY', 'PREFERRED_BY_FAMILY', 'HAD_THE_ORDER', 'LOWEST_PRICE'][claim],
  ...(isFamiliar ? ['FAMILIAR_CAREGIVER'] : []),
];

/** The family named a provider that does not come into question at all: that is on record too. */
function unknownPreference(candidates: readonly Candidate[], wishes: RankingWishes): RankedCandidate[] {
  const { preferredProviderId: providerId } = wishes;
  if (!providerId || candidates.some((candidate) => candidate.providerId === providerId)) return [];
  return [
    {
      providerId,
      name: null,
      place: null,
      distanceMetres: null,
      qualifiedCaregivers: 0,
      freeCaregivers: 0,
      reasons: [],
      refusedBy: 'NOT_IN_QUESTION',
    },
  ];
}

export interface UnmetReason {
  readonly code: string;
  /** How many providers it kept out. */
  readonly providers: number;
}

/** Why nobody is left to ask, the commonest reason first. */
export function unmetReasons(candidates: readonly RankedCandidate[]): UnmetReason[] {
  const counts = new Map<string, number>();
  for (const { refusedBy } of candidates) {
    if (refusedBy && refusedBy !== 'NOT_IN_QUESTION') counts.set(refusedBy, (counts.get(refusedBy) ?? 0) + 1);
  }
  if (!counts.size) return [{ code: 'NO_PROVIDER_IN_AREA', providers: 0 }];
  return [...counts]
    .map(([code, providers]) => ({ code, providers }))
    .sort((a, b) => b.providers - a.providers || (a.code < b.code ? -1 : 1));
}
