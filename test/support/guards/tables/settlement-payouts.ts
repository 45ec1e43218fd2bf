import type { Attacks } from '../attack';
import { dangling, HISTORY, ONE, twice } from '../wrongs';

const BATCH = { county_id: 1, batch_id: ONE };

/** What is paid, netted, handed to the bank and claimed besides single visits. */
export const SETTLEMENT_PAYOUTS_ATTACKS: Attacks = {
  'settlement.payout': {
    ...twice('payout_pkey', 'payout_batch', 'payout_debt'),
    ...dangling('payout_of_batch'),
    ...HISTORY,
    payout_amounts: [{ earned_fen: -1 }],
    payout_begins: [{ seq: 1, carried_in_fen: 1 }],
    payout_carries: [
      { carried_out_fen: 0, carried_in_fen: 0, clawback_fen: 1, penalty_fen: 0, netted_fen: 0 },
    ],
    payout_is_the_batch: [BATCH],
    payout_limit: [{ netted_fen: 51, earned_fen: 100, limit_bp: 5_000 }],
    payout_limit_bp_check: [{ limit_bp: 10_001 }],
    payout_pays: [{ payable_fen: 2, earned_fen: 1, netted_fen: 0 }],
    payout_previous: [{ county_id: 1, provider_id: ONE, seq: 2, carried_in_fen: 1 }],
    payout_seq_check: [{ seq: 0 }],
    payout_takes: [{ ...BATCH, provider_id: ONE, recovered_fen: 1 }],
  },
  'settlement.payment': {
    ...twice('payment_pkey', 'payment_command'),
    ...dangling('payment_payout'),
    ...HISTORY,
    payment_again: [{ ...BATCH, attempt: 2 }],
    payment_attempt_check: [{ attempt: 0 }],
    payment_fen_check: [{ fen: 0 }],
    payment_reference_check: [{ reference: '' }],
  },
  'settlement.payment_return': {
    ...twice('payment_return_pkey', 'payment_return_command'),
    ...dangling('payment_return_payment'),
    ...HISTORY,
    payment_return_reason_check: [{ reason: '' }],
  },
  'settlement.bank_account': {
    ...twice('bank_account_pkey'),
    ...dangling('bank_account_payee'),
    bank_account_account_name_check: [{ account_name: '' }],
    bank_account_bank_name_check: [{ bank_name: '' }],
    bank_account_decided: [{ state: 'APPROVED' }],
    bank_account_no: [{ account_no: '6222-0000' }],
    bank_account_one_to_decide: { twice: { state: 'GIVEN' } },
    bank_account_reason_check: [{ reason: '' }],
    bank_account_seq_check: [{ seq: 0 }],
    bank_account_state_check: [{ state: 'LOST' }],
    bank_account_two_people: [{ given_by: ONE, decided_by: ONE }],
  },
  'settlement.bank_file': {
    ...twice('bank_file_pkey', 'bank_file_number', 'bank_file_id'),
    ...dangling('bank_file_county_id_fkey'),
    ...HISTORY,
  },
  'settlement.bank_file_item': {
    ...twice('bank_file_item_pkey'),
    ...dangling('bank_file_item_account', 'bank_file_item_file', 'bank_file_item_payout'),
    ...HISTORY,
    bank_file_item_fen_check: [{ fen: 0 }],
  },
  'settlement.recovery_account': {
    ...twice('recovery_account_pkey'),
    ...dangling('recovery_account_account', 'recovery_account_payee'),
    ...HISTORY,
  },
  'settlement.recovery': {
    ...twice('recovery_pkey', 'recovery_command', 'recovery_once'),
    ...dangling('recovery_account'),
    ...HISTORY,
    recovery_fen: [{ fen: 0 }],
    recovery_kind: [{ kind: 'WHIM' }],
    recovery_period: [{ period: '[2026-11-01,)' }],
    recovery_reason: [{ reason: '' }],
    recovery_within_captured: [{ county_id: 1, provider_id: ONE, period: '[2026-11-01,2026-12-01)', fen: 1 }],
  },
  'settlement.recovery_release': {
    ...twice('recovery_release_pkey', 'recovery_release_command'),
    ...dangling('recovery_release_of'),
    ...HISTORY,
    recovery_release_cause: [{ cause: 'WHIM' }],
    recovery_release_fen: [{ fen: 0 }],
    recovery_release_reason: [{ reason: '' }],
    recovery_release_seq: [{ seq: 0 }],
    release_within_recovery: [{ county_id: 1, recovery_id: ONE, seq: 1, fen: 1 }],
  },
  'settlement.recovery_taken': {
    ...twice('recovery_taken_pkey'),
    ...dangling('recovery_taken_of', 'recovery_taken_payout'),
    ...HISTORY,
    payout_takes: [{ ...BATCH, recovery_id: ONE, item: 0 }],
    recovery_taken_item: [{ item: -1 }],
    recovery_taken_release: [{ county_id: 1, recovery_id: ONE, item: 1 }],
  },
};
