import { defineStateMachine } from '@anzhi/kernel';

export const BATCH_STATES = [
  'DRAFT',
  'FROZEN',
  'PROVIDER_CONFIRMED',
  'TOWNSHIP_VERIFIED',
  'COUNTY_APPROVED',
  'EXPORTED',
  'PAID',
  'ARCHIVED',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];
/** `verify` is the last township's word; those before it leave the batch where it is. */
export type BatchEvent =
  'freeze' | 'confirm' | 'verify' | 'approve' | 'export' | 'pay' | 'bounce' | 'archive';

/**
 * policy.md 0.3 no. 36 and 10.2: platform statement, provider confirms, township verifies, county approves, finance
 * pays. Nothing leads back to a batch that could be changed: a payment that bounced is only paid again.
 */
export const batchMachine = defineStateMachine<BatchState, BatchEvent>('DRAFT', {
  DRAFT: { freeze: 'FROZEN' },
  FROZEN: { confirm: 'PROVIDER_CONFIRMED' },
  PROVIDER_CONFIRMED: { verify: 'TOWNSHIP_VERIFIED' },
  TOWNSHIP_VERIFIED: { approve: 'COUNTY_APPROVED' },
  COUNTY_APPROVED: { export: 'EXPORTED' },
  EXPORTED: { pay: 'PAID' },
  PAID: { bounce: 'EXPORTED', archive: 'ARCHIVED' },
  ARCHIVED: {},
});

/** As it is read aloud; the English is the code in words. */
export const BATCH_STATE_ZH: Readonly<Record<BatchState, string>> = {
  DRAFT: '草稿',
  FROZEN: '已冻结，待机构确认',
  PROVIDER_CONFIRMED: '机构已确认，待镇街核验',
  TOWNSHIP_VERIFIED: '镇街已核验，待县区审批',
  COUNTY_APPROVED: '县区已审批，待财务拨付',
  EXPORTED: '已送财务，待付款',
  PAID: '已付款',
  ARCHIVED: '已归档',
};

/** Whose word each event is; the database refuses a person who has spoken at another level. */
export const LEVELS: Readonly<Record<BatchEvent, 'PROVIDER' | 'TOWNSHIP' | 'COUNTY' | 'FINANCE' | null>> = {
  freeze: null,
  confirm: 'PROVIDER',
  verify: 'TOWNSHIP',
  approve: 'COUNTY',
  export: 'FINANCE',
  pay: 'FINANCE',
  bounce: 'FINANCE',
  archive: null,
};

/** Until it is exported lines can leave a batch; none is ever added to it. */
export const canLose = (state: BatchState): boolean =>
  ['FROZEN', 'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED', 'COUNTY_APPROVED'].includes(state);
