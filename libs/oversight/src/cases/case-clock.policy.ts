import type { CaseEvent, CaseState } from './case.state';
import type { CaseSettings } from './case.settings';

/** How long a state may last: working days, or plain days where the law counts so. */
export interface Term {
  readonly setting: keyof typeof CaseSettings;
  readonly working: boolean;
  /** What happens when nobody has acted; null: those above are told, again each time the term is over. */
  readonly then: CaseEvent | null;
}

/**
 * The clock of each state. The officers' delay never costs the provider or the senior a right: the case goes on towards
 * the hearing by itself. A judgement nobody makes for them: it is only reported as overdue.
 */
export const TERM_OF: Readonly<Record<Exclude<CaseState, 'CLOSED'>, Term>> = {
  FLAGGED: { setting: 'triageDays', working: true, then: 'takeUp' },
  TRIAGED: { setting: 'askDays', working: true, then: 'evidenceDue' },
  EVIDENCE_ASKED: { setting: 'evidenceDays', working: true, then: 'noEvidence' },
  HEARING: { setting: 'answerDays', working: true, then: 'noAnswer' },
  ANSWERED: { setting: 'findingDays', working: true, then: null },
  FOUND: { setting: 'approvalDays', working: true, then: null },
  DECIDED: { setting: 'appealDays', working: false, then: 'close' },
  APPEALED: { setting: 'appealHearingDays', working: false, then: null },
};
