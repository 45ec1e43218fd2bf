import type { Attacks } from '../attack';
import { dangling, HISTORY, ONE, twice } from '../wrongs';

export const DISPATCH_ATTACKS: Attacks = {
  'dispatch.assignment': {
    ...twice('assignment_pkey'),
    ...dangling('assignment_caregiver_id_fkey', 'assignment_order_id_fkey', 'assignment_provider_id_fkey'),
    assignment_caregiver_is_free: [
      {
        caregiver_id: ONE,
        starts_at: '2026-11-30T08:00:00+08:00',
        ends_at: '2026-11-30T09:01:00+08:00',
        active: true,
      },
      {
        caregiver_id: ONE,
        starts_at: '2026-11-30T09:00:00+08:00',
        ends_at: '2026-11-30T10:00:00+08:00',
        active: true,
      },
    ],
    assignment_one_for_an_order: { twice: { active: true } },
    assignment_released_with_a_reason: [{ active: false }],
    assignment_spans_time: [{ starts_at: '2026-11-30T09:00:00+08:00', ends_at: '2026-11-30T09:00:00+08:00' }],
  },
  'dispatch.offer': {
    ...twice('offer_order_id_position_key', 'offer_pkey'),
    ...dangling(
      'offer_item_code_fkey',
      'offer_order_id_fkey',
      'offer_provider_id_fkey',
      'offer_ranking_id_fkey',
      'offer_region_id_fkey',
    ),
    offer_accepted_has_a_moment: [{ state: 'ACCEPTED' }],
    offer_accepted_in_time: [
      { accepted_at: '2026-11-30T09:00:00+08:00', expires_at: '2026-11-30T09:00:00+08:00' },
    ],
    offer_can_be_answered: [
      { made_at: '2026-11-30T09:00:00+08:00', expires_at: '2026-11-30T09:00:00+08:00' },
    ],
    offer_closed_with_a_reason: [{ state: 'DECLINED', closed_at: '2026-11-30T09:00:00+08:00' }],
    offer_distance_metres_check: [{ distance_metres: -1 }],
    offer_one_question: { twice: { state: 'OPEN' } },
    offer_one_winner: { twice: { state: 'ACCEPTED' } },
    offer_position_check: [{ position: -1 }],
    offer_spans_time: [{ starts_at: '2026-11-30T09:00:00+08:00', ends_at: '2026-11-30T09:00:00+08:00' }],
    offer_state_check: [{ state: 'NO_SUCH' }],
    offer_total_fen_check: [{ total_fen: -1 }],
  },
  'dispatch.ranking': {
    ...twice('ranking_pkey'),
    ...dangling('ranking_order_id_fkey'),
    ...HISTORY,
  },
  'dispatch.unmet_demand': {
    ...twice('unmet_demand_pkey'),
    ...dangling(
      'unmet_demand_item_code_fkey',
      'unmet_demand_order_id_fkey',
      'unmet_demand_ranking_id_fkey',
      'unmet_demand_region_id_fkey',
    ),
    unmet_demand_open: { twice: { state: 'OPEN' } },
    unmet_demand_resolution_check: [{ resolution: 'NO_SUCH' }],
    unmet_demand_state_check: [{ state: 'NO_SUCH' }],
    unmet_resolved_in_full: [{ state: 'OPEN', resolved_at: '2026-11-30T09:00:00+08:00' }],
  },
};
