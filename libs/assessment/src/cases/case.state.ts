import { defineStateMachine } from '@anzhi/kernel';

export type CaseState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'SCHEDULED'
  | 'IN_PROGRESS'
  | 'SCORED'
  | 'REVIEWED'
  | 'PUBLISHED'
  | 'DISPUTED'
  | 'RE_ASSESSING'
  | 'SUPERSEDED'
  | 'EXPIRED'
  | 'CANCELLED';

export type CaseEvent =
  | 'submit'
  | 'schedule'
  | 'begin'
  | 'score'
  | 'approve'
  | 'sendBack'
  | 'publish'
  | 'dispute'
  | 'uphold'
  | 'dismiss'
  | 'supersede'
  | 'expire'
  | 'cancel';

/**
 * An ability assessment from the request to its end (policy.md 1.5). A dispute that is upheld opens another assessment
 * by other assessors; its result supersedes, and if it comes to nothing the disputed one stands again.
 */
export const caseMachine = defineStateMachine<CaseState, CaseEvent>('DRAFT', {
  DRAFT: { submit: 'SUBMITTED', cancel: 'CANCELLED' },
  SUBMITTED: { schedule: 'SCHEDULED', cancel: 'CANCELLED' },
  SCHEDULED: { schedule: 'SCHEDULED', begin: 'IN_PROGRESS', cancel: 'CANCELLED' },
  IN_PROGRESS: { score: 'SCORED', cancel: 'CANCELLED' },
  SCORED: { approve: 'REVIEWED', sendBack: 'IN_PROGRESS' },
  REVIEWED: { publish: 'PUBLISHED' },
  PUBLISHED: { dispute: 'DISPUTED', supersede: 'SUPERSEDED', expire: 'EXPIRED' },
  DISPUTED: { uphold: 'RE_ASSESSING', dismiss: 'PUBLISHED', supersede: 'SUPERSEDED' },
  RE_ASSESSING: { dismiss: 'PUBLISHED', supersede: 'SUPERSEDED' },
  SUPERSEDED: {},
  EXPIRED: {},
  CANCELLED: {},
});

export const CASE_STATES = caseMachine.states;

export const STATE_WORDS: Readonly<Record<CaseState, { readonly zh: string; readonly en: string }>> = {
  DRAFT: { zh: '草稿', en: 'a draft' },
  SUBMITTED: { zh: '待安排', en: 'waiting for an appointment' },
  SCHEDULED: { zh: '已安排', en: 'scheduled' },
  IN_PROGRESS: { zh: '评估中', en: 'in progress' },
  SCORED: { zh: '待审核', en: 'waiting for its review' },
  REVIEWED: { zh: '待公布', en: 'waiting for its publication' },
  PUBLISHED: { zh: '已公布', en: 'published' },
  DISPUTED: { zh: '有异议', en: 'disputed' },
  RE_ASSESSING: { zh: '复评中', en: 'being re-assessed' },
  SUPERSEDED: { zh: '已被新结果取代', en: 'superseded' },
  EXPIRED: { zh: '已过期', en: 'expired' },
  CANCELLED: { zh: '已撤销', en: 'cancelled' },
};

/** Why it is asked for (policy.md 1.4); DISPUTE_REVIEW follows from a dispute alone, RE_CHECK from a draw. */
export const REQUEST_REASONS = ['FIRST', 'ROUTINE', 'IMMEDIATE', 'OTHER'] as const;
export type CaseReason = (typeof REQUEST_REASONS)[number] | 'DISPUTE_REVIEW' | 'RE_CHECK';

export const PLACES = ['HOME', 'COMMUNITY', 'INSTITUTION'] as const;
export type Place = (typeof PLACES)[number];
