import type { CaseEvent, CaseState } from './case.state';

export const CASE_CAUSES = ['RULE_HIT', 'CALL_BACK', 'ON_SITE', 'COMPLAINT', 'SAMPLE'] as const;
export type CaseCauseKind = (typeof CASE_CAUSES)[number];

export const CASE_OUTCOMES = ['DISMISSED', 'CORRECTED', 'CLAWED_BACK', 'REFERRED'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** SOUND: served as billed. SHORT: `minutes` of it were not. FAKE: nobody came. */
export type Verdict = 'SOUND' | 'SHORT' | 'FAKE';
export interface VisitVerdict {
  readonly visitId: string;
  readonly verdict: Verdict;
  /** Of SHORT: what was not served. */
  readonly minutes: number | null;
}

/**
 * What speaks by itself is taken up at once, so that nothing is paid and nobody is short of minutes meanwhile; what
 * somebody says is first looked at by a person.
 */
export const isTakenUpAtOnce = (kind: CaseCauseKind): boolean => kind !== 'COMPLAINT';

/** Visits may be added while nobody has been asked about the case yet. */
export const mayGrow = (state: CaseState): boolean => state === 'FLAGGED' || state === 'TRIAGED';

/** The provider sees a case from the moment it is asked about it (policy.md 0.3 no. 37: never a sample before). */
export const isShownToProvider = (state: CaseState): boolean => !mayGrow(state);

/** What is wrong with a finding, or nothing. */
export type FindingFault = 'everyVisitOnce' | 'shortNeedsMinutes' | 'outcomeDiffers' | 'unheard';

/**
 * A finding speaks of every visit once, and its outcome is what it says of them: all sound is a dismissal, short ones a
 * correction, fake ones a clawback; REFERRED hands what was found to another authority besides.
 */
export function faultOf(
  outcome: CaseOutcome,
  verdicts: readonly VisitVerdict[],
  visitIds: readonly string[],
  state: CaseState,
): FindingFault | undefined {
  const named = new Set(verdicts.map(({ visitId }) => visitId));
  if (named.size !== verdicts.length || named.size !== visitIds.length) return 'everyVisitOnce';
  if (visitIds.some((id) => !named.has(id))) return 'everyVisitOnce';
  if (verdicts.some(({ verdict, minutes }) => (verdict === 'SHORT') !== (minutes ?? 0) > 0))
    return 'shortNeedsMinutes';
  if (state === 'TRIAGED' && outcome !== 'DISMISSED') return 'unheard';
  return OUTCOME_FITS[outcome](new Set(verdicts.map(({ verdict }) => verdict)))
    ? undefined
    : 'outcomeDiffers';
}

const OUTCOME_FITS: Readonly<Record<CaseOutcome, (found: ReadonlySet<Verdict>) => boolean>> = {
  DISMISSED: (found) => !found.has('FAKE') && !found.has('SHORT'),
  CORRECTED: (found) => found.has('SHORT') && !found.has('FAKE'),
  CLAWED_BACK: (found) => found.has('FAKE'),
  REFERRED: () => true,
};

/** By which step a finding is made, approved and sent back; who was not heard can only be dismissed. */
export const findingEvent = (state: CaseState): CaseEvent =>
  state === 'TRIAGED' ? 'proposeDismissal' : 'find';
export const approvalEvent = (outcome: CaseOutcome): CaseEvent =>
  outcome === 'DISMISSED' ? 'approveDismissal' : 'approve';
export const sendBackEvent = (heard: boolean): CaseEvent => (heard ? 'sendBack' : 'sendBackUnheard');
