import type { Attacks } from '../attack';
import { dangling, HISTORY, twice } from '../wrongs';

const NOON = '2026-11-30T12:00:00+08:00';

export const DISPATCH_ALERTS_ATTACKS: Attacks = {
  'dispatch.alert': {
    ...twice('alert_pkey'),
    ...dangling(
      'alert_caregiver_id_fkey',
      'alert_offer_id_fkey',
      'alert_order_id_fkey',
      'alert_provider_id_fkey',
      'alert_region_id_fkey',
    ),
    alert_acknowledged_by_somebody: [{ state: 'ACKNOWLEDGED' }],
    alert_clock_runs: [{ state: 'OPEN', level: 1 }],
    alert_disposition_check: [{ disposition: 'NO_SUCH' }],
    alert_ended_by_whom_it_says: [{ disposition: 'FALSE_ALARM' }],
    alert_ends_in_a_disposition: [{ state: 'CLOSED', closed_at: NOON }],
    alert_kind_check: [{ kind: 'NO_SUCH' }],
    alert_level_check: [{ level: 4 }],
    alert_names_its_offer: [{ kind: 'OFFER_UNSEEN' }],
    alert_names_who_is_late: [{ kind: 'MISSED_CHECK_IN' }],
    alert_one_open: { twice: { state: 'OPEN' } },
    alert_other_is_explained: [{ disposition: 'OTHER', note: ' ' }],
    alert_state_check: [{ state: 'NO_SUCH' }],
    keep_alert: { was: { state: 'OPEN', level: 2 }, becomes: { level: 1 } },
  },
  'dispatch.alert_step': {
    ...twice('alert_step_pkey'),
    ...dangling('alert_step_alert_id_fkey'),
    alert_step_closes_with_a_disposition: [{ kind: 'CLOSED' }],
    alert_step_ends_once: { twice: { kind: 'CLOSED' } },
    alert_step_kind_check: [{ kind: 'NO_SUCH' }],
    alert_step_number_check: [{ number: 0 }],
    alert_step_level_check: [{ level: 0 }],
    alert_step_told_once: { twice: { kind: 'RAISED' } },
    ...HISTORY,
  },
  'dispatch.offer_seen': {
    ...twice('offer_seen_pkey'),
    ...dangling('offer_seen_offer_id_fkey'),
    ...HISTORY,
  },
};
