/** What is known of a provider when an order looks for one. */
export interface Candidate {
  readonly providerId: string;
  readonly name: string;
  readonly distanceMetres: number;
  /** Caregivers who may do it and work at that time. */
  readonly qualifiedCaregivers: number;
  /** Those of them who are not needed elsewhere. */
  readonly freeCaregivers: number;
  /** The hard rule that keeps it out, from the provider's own file. */
  readonly refusedBy?: string;
}

export interface RankingWishes {
  /** The family's choice; it always wins among those who may serve. */
  readonly preferredProviderId?: string;
  /** Had this order until it was moved. */
  readonly formerProviderId?: string;
  /** Providers that answered or are being asked, and what to note about them. */
  readonly asked: ReadonlyMap<string, AskedBefore>;
}

export type AskedBefore = 'DECLINED_BEFORE' | 'RETURNED_BEFORE' | 'DID_NOT_ANSWER' | 'BEING_ASKED';

export interface RankedCandidate {
  readonly providerId: string;
  readonly name: string | null;
  /** 1 is asked first; null is not asked. */
  readonly place: number | null;
  readonly distanceMetres: number | null;
  readonly qualifiedCaregivers: number;
  readonly freeCaregivers: number;
  /** PREFERRED_BY_FAMILY, HAD_THE_ORDER, DISTANCE: what gave it its place. */
  readonly reasons: readonly string[];
  /** The rule that keeps it out, or null. */
  readonly refusedBy: string | null;
}

/**
 * Who is asked, in which order: the family's choice, then whoever had the order, then the nearest with a free and
 * qualified caregiver. Nobody is asked twice after refusing. Equal distances go by the provider's id, which says
 * nothing about it.
 */
export function rankProviders(candidates: readonly Candidate[], wishes: RankingWishes): RankedCandidate[] {
  const refusalOf = ({ refusedBy, providerId, freeCaregivers }: Candidate): string | null =>
    refusedBy ?? wishes.asked.get(providerId) ?? (freeCaregivers > 0 ? null : 'NO_FREE_CAREGIVER');
  const claimOf = ({ providerId }: Candidate): number =>
    providerId === wishes.preferredProviderId ? 0 : providerId === wishes.formerProviderId ? 1 : 2;
  const REASONS = [['PREFERRED_BY_FAMILY'], ['HAD_THE_ORDER'], ['DISTANCE']];

  const judged = candidates.map((candidate) => ({
    candidate,
    refusedBy: refusalOf(candidate),
    claim: claimOf(candidate),
  }));
  judged.sort(
    (a, b) =>
      Number(a.refusedBy !== null) - Number(b.refusedBy !== null) ||
      a.claim - b.claim ||
      a.candidate.distanceMetres - b.candidate.distanceMetres ||
      (a.candidate.providerId < b.candidate.providerId ? -1 : 1),
  );
  const ranked = judged.map(({ candidate, refusedBy, claim }, at) => ({
    ...candidate,
    refusedBy,
    place: refusedBy === null ? at + 1 : null,
    reasons: refusedBy === null ? REASONS[claim] : [],
  }));
  return [...ranked, ...unknownPreference(candidates, wishes)];
}

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
