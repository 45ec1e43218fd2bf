import { Random } from '@anzhi/kernel';
import { needsOfficer } from '@anzhi/visits';
import { idAt } from '../../numbers';
import type { Row } from '../../history/write-chunk';
import type { Written } from './story-of';

/** What an officer approved because the platform had doubts. */
export function reviewRows({ story, claim }: Written): Row[] {
  const { dispatched, delivery, approval, orderId, client, plan } = story;
  if (!approval?.accountId || !dispatched || !needsOfficer(delivery?.flags ?? [])) return [];
  return [
    {
      id: idAt(claim.approvedAt, new Random(`approval of ${dispatched.visitId}`)),
      visit_id: dispatched.visitId,
      order_id: orderId,
      provider_id: plan.provider.id,
      region_id: client.townId,
      kind: 'APPROVAL',
      state: 'APPROVED',
      opened_by: approval.accountId,
      reason: null,
      opened_at: approval.at,
    },
  ];
}
