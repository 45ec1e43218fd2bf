import type { VisitEntity } from './visit.entity';
import { VISIT_STATE_ZH } from './visit.state';
import type { VisitView } from './visits.dto';

/** The row as its followers see it. */
export const viewOf = (
  visit: Omit<
    VisitEntity,
    'doorCode' | 'doorCodeFailures' | 'addressId' | 'regionId' | 'countyId' | 'createdAt'
  >,
): VisitView => ({
  id: visit.id,
  orderId: visit.orderId,
  providerId: visit.providerId,
  caregiverId: visit.caregiverId,
  seniorId: visit.seniorId,
  itemCode: visit.itemCode,
  startsAt: visit.startsAt.toISOString(),
  plannedMinutes: visit.plannedMinutes,
  state: visit.state,
  stateZh: VISIT_STATE_ZH[visit.state],
  actualMinutes: visit.actualMinutes,
  flags: visit.flags,
});
