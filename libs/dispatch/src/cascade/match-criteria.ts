import type { ServiceItem } from '@anzhi/catalogue';
import type { OrderView } from '@anzhi/ordering';
import type { CaregiverCriteria, MatchCriteria } from '@anzhi/providers';

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
