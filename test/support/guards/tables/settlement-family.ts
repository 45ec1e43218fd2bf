import type { Attacks } from '../attack';
import { dangling, HISTORY, ONE, OTHER, twice } from '../wrongs';

/** What families pay, and what goes back to them. */
export const SETTLEMENT_FAMILY_ATTACKS: Attacks = {
  'settlement.family_account': {
    ...twice('family_account_pkey', 'family_account_once'),
    ...dangling('family_account_county_id_fkey', 'family_account_ledger'),
    ...HISTORY,
    family_account_kind: [{ kind: 'POCKET' }],
    family_account_owner: [{ kind: 'PREPAID', senior_id: null }],
  },
  'settlement.receipt_counter': {
    ...twice('receipt_counter_pkey'),
    ...dangling('receipt_counter_county_id_fkey'),
    receipt_counter_counts: [{ last: -1 }],
    receipt_counter_goes_on: { was: { last: 1 }, becomes: { last: 3 } },
    receipt_counter_stays: 'DELETED',
    receipt_counter_year: [{ year: 26 }],
  },
  'settlement.family_payment': {
    ...twice('family_payment_pkey', 'payment_as_asked'),
    ...dangling('family_payment_county_id_fkey'),
    ...HISTORY,
    payment_adds_up: [{ county_id: 1, id: ONE, amount_fen: 1 }],
    payment_amount: [{ amount_fen: 0 }],
    payment_caregiver_takes_cash: [{ channel: 'GATEWAY', asked_as: 'CAREGIVER' }],
    payment_cash_is_for_what_was_done: [{ channel: 'CASH', timing: 'BEFORE' }],
    payment_channel: [{ channel: 'BARTER' }],
    payment_side: [{ asked_as: 'NEIGHBOUR' }],
    payment_timing: [{ timing: 'NEVER' }],
  },
  'settlement.family_payment_item': {
    ...twice('family_payment_item_pkey'),
    ...dangling('payment_item_payment'),
    ...HISTORY,
    payment_item_fen: [{ fen: 0 }],
  },
  'settlement.family_payment_end': {
    ...twice('family_payment_end_pkey', 'payment_end_receipt'),
    ...dangling('payment_end_payment'),
    ...HISTORY,
    payment_end_confirmed: [{ kind: 'CONFIRMED', command_id: null, receipt_number: 'SJ-1' }],
    payment_end_explained: [{ kind: 'REFUSED', reason: null }],
    payment_end_kind: [{ kind: 'LOST' }],
    payment_end_two_sides: [{ channel: 'CASH', asked_by: ONE, ended_by: ONE, kind: 'CONFIRMED' }],
  },
  'settlement.prepayment': {
    ...twice('prepayment_pkey', 'prepayment_once'),
    ...dangling('prepayment_item'),
    ...HISTORY,
    prepayment_fen: [{ fen: 0 }],
  },
  'settlement.prepayment_end': {
    ...twice('prepayment_end_pkey'),
    ...dangling('prepayment_end_prepayment'),
    ...HISTORY,
    prepayment_end_applied: [{ applied_fen: -1 }],
    prepayment_end_returned: [{ returned_fen: -1 }],
  },
  'settlement.family_refund': {
    ...twice('family_refund_pkey'),
    ...dangling('refund_item'),
    ...HISTORY,
    refund_fen: [{ fen: 0 }],
    refund_reason: [{ reason: '' }],
    refund_source: [{ source: 'POCKET' }],
  },
  'settlement.family_refund_end': {
    ...twice('family_refund_end_pkey', 'refund_end_receipt'),
    ...dangling('refund_end_refund'),
    ...HISTORY,
  },
  'settlement.family_payment_callback': {
    ...twice('family_payment_callback_pkey'),
    ...HISTORY,
    payment_callback_reference: [{ reference: '' }],
    payment_callback_status: [{ status: 'LOST', subject_id: OTHER }],
    payment_callback_verdict: [{ verdict: 'WHIM' }],
  },
};
