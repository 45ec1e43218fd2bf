import type { Attacks } from '../attack';
import { dangling, HISTORY, ONE, twice } from '../wrongs';

export const ENTITLEMENT_PROVISIONAL_ATTACKS: Attacks = {
  'entitlement.provisional_grant': {
    ...twice('provisional_grant_once', 'provisional_grant_pkey'),
    ...dangling('provisional_grant_lot', 'provisional_grant_payer'),
    ...HISTORY,
    provisional_grant_adds_up: [
      { county_id: 1, lot_account_id: ONE, order_id: ONE, number: 1, rank: 1, amount: 1 },
    ],
    provisional_grant_amount_check: [{ amount: 0 }],
  },
  'entitlement.provisional_end': {
    ...twice('provisional_end_pkey'),
    ...dangling('provisional_end_grant'),
    ...HISTORY,
    provisional_end_adds_up: [
      { county_id: 1, lot_account_id: ONE, returned: 1, offset_units: 0, withdrawn: 0 },
    ],
    provisional_end_check: [{ returned: 1, offset_units: 2 }],
    provisional_end_reason_check: [{ reason: '' }],
    provisional_end_returned_check: [{ returned: -1 }],
    provisional_end_withdrawn_check: [{ withdrawn: -1 }],
  },
};
