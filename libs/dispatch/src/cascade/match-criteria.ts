import type { ServiceItem } from '@anzhi/catalogue';
import type { OrderView } from '@anzhi/ordering';
import type { CaregiverCriteria, MatchCriteria } from '@anzhi/providers';
import type { MatchNeed } from '../matching/caregiver-match';

/** What an order asks of a provider and of the person who comes. */
export const matchCriteria = (order: OrderView, item: ServiceItem): MatchCriteria => ({
  itemCode: item.code,
  licences: item.requiredLicences,
  credentials: item.requiredCredentials,
  skills: item.requiredSkills,
  regionId: order.regionId,
  at: order.startsAt,
  minutes: order.plannedMinutes,
  ...(order.requiredSex ? { sex: order.requiredSex } : {}),
  ...order.place,
});

export const caregiverCriteria = (
  { credentials, skills, sex, at, minutes }: MatchCriteria,
  providerId: string,
): CaregiverCriteria => ({ providerId, credentials, skills, sex, at, minutes });

/** What an order asks of whoever comes. */
export const needOf = (order: OrderView, item: ServiceItem): MatchNeed => ({
  ...{ id: order.id, orderId: order.id, seniorId: order.seniorId, startsAt: order.startsAt },
  ...{ minutes: order.plannedMinutes, place: order.place, criteria: matchCriteria(order, item) },
  caregiverSex: order.wishes.caregiverSex,
  dialect: order.wishes.dialect,
  skills: item.requiredSkills,
  preferredCaregiverId: order.wishes.preferredCaregiverId,
  seats: order.caregivers,
  ...(order.slackMinutes !== null && { slackMinutes: order.slackMinutes }),
});
