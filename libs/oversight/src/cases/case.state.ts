import { defineStateMachine } from '@anzhi/kernel';

/**
 * The life of a case (ledger.md 4.4). FLAGGED: something spoke against visits. TRIAGED: taken up, payment withheld.
 * EVIDENCE_ASKED: the provider is to hand in its papers. HEARING: it may answer (申辩). ANSWERED: an officer is to find.
 * FOUND: another is to approve. DECIDED: the time for an appeal runs. APPEALED: somebody not involved is to hear it.
 */
export const CASE_STATES = [
  'FLAGGED',
  'TRIAGED',
  'EVIDENCE_ASKED',
  'HEARING',
  'ANSWERED',
  'FOUND',
  'DECIDED',
  'APPEALED',
  'CLOSED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What a person does, and what the clock does where nobody did (`CLOCK_EVENTS`). */
export type CaseEvent =
  | 'triage'
  | 'takeUp'
  | 'askEvidence'
  | 'evidenceDue'
  | 'proposeDismissal'
  | 'giveEvidence'
  | 'noEvidence'
  | 'answer'
  | 'noAnswer'
  | 'find'
  | 'sendBack'
  | 'sendBackUnheard'
  | 'approve'
  | 'approveDismissal'
  | 'appeal'
  | 'close'
  | 'uphold'
  | 'overturn';

export const caseMachine = defineStateMachine<CaseState, CaseEvent>('FLAGGED', {
  FLAGGED: { triage: 'TRIAGED', takeUp: 'TRIAGED' },
  TRIAGED: { askEvidence: 'EVIDENCE_ASKED', evidenceDue: 'EVIDENCE_ASKED', proposeDismissal: 'FOUND' },
  EVIDENCE_ASKED: { giveEvidence: 'HEARING', noEvidence: 'HEARING' },
  HEARING: { answer: 'ANSWERED', noAnswer: 'ANSWERED' },
  ANSWERED: { find: 'FOUND' },
  FOUND: {
    approve: 'DECIDED',
    approveDismissal: 'CLOSED',
    sendBack: 'ANSWERED',
    sendBackUnheard: 'TRIAGED',
  },
  DECIDED: { appeal: 'APPEALED', close: 'CLOSED' },
  APPEALED: { uphold: 'CLOSED', overturn: 'CLOSED' },
  CLOSED: {},
});

/** Whose part a step is; one person has one part in a case. */
export type CaseLevel = 'HANDLE' | 'PROVIDER' | 'APPROVE' | 'APPEAL';

/** Steps of the clock have none. */
export const LEVEL_OF: Readonly<Partial<Record<CaseEvent, CaseLevel>>> = {
  triage: 'HANDLE',
  askEvidence: 'HANDLE',
  find: 'HANDLE',
  proposeDismissal: 'HANDLE',
  giveEvidence: 'PROVIDER',
  answer: 'PROVIDER',
  appeal: 'PROVIDER',
  approve: 'APPROVE',
  approveDismissal: 'APPROVE',
  sendBack: 'APPROVE',
  sendBackUnheard: 'APPROVE',
  uphold: 'APPEAL',
  overturn: 'APPEAL',
};

export const CASE_STATE_WORDS: Readonly<Record<CaseState, { readonly zh: string; readonly en: string }>> = {
  FLAGGED: { zh: '待受理', en: 'flagged' },
  TRIAGED: { zh: '已受理，待要求举证', en: 'taken up' },
  EVIDENCE_ASKED: { zh: '待机构举证', en: 'evidence asked' },
  HEARING: { zh: '待机构申辩', en: 'provider may answer' },
  ANSWERED: { zh: '待认定', en: 'finding due' },
  FOUND: { zh: '待审批', en: 'approval due' },
  DECIDED: { zh: '已决定，申诉期内', en: 'decided, may be appealed' },
  APPEALED: { zh: '申诉中', en: 'appealed' },
  CLOSED: { zh: '已结案', en: 'closed' },
};
