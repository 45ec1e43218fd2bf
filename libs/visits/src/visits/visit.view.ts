import type { VisitEntity } from './visit.entity';
import { VISIT_STATE_ZH } from './visit.state';
import type { VisitView } from './visits.dto';

/** Nobody confirms it: what is said about the visit is said about the lead's. */
const SECOND_DONE_ZH = '已签退';

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
  seat: visit.seat,
  seats: visit.seats,
  seniorId: visit.seniorId,
  itemCode: visit.itemCode,
  startsAt: visit.startsAt.toISOString(),
  plannedMinutes: visit.plannedMinutes,
  state: visit.state,
  stateZh: visit.seat > 1 && visit.state === 'CHECKED_OUT' ? SECOND_DONE_ZH : VISIT_STATE_ZH[visit.state],
  actualMinutes: visit.actualMinutes,
  flags: visit.flags,
});
