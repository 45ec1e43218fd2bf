import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import { Database } from '@anzhi/platform';
import { toPriceLines } from '../matching/why.dto';
import type { CaregiverCandidateDto } from './assignment.dto';
import { assignmentsOf } from './assignment.queries';
import { CaregiverSearch, type JudgedCaregiver } from './caregiver-search';
import { OrderOfProvider } from './order-of-provider';

@Injectable()
export class CaregiverCandidateQueries {
  constructor(
    private readonly db: Database,
    private readonly orders: OrderOfProvider,
    private readonly search: CaregiverSearch,
  ) {}

  /** Those who can be sent first, the best match before the others. */
  async list(ctx: Ctx, orderId: string): Promise<CaregiverCandidateDto[]> {
    const order = await this.orders.find(this.db, ctx.scope.organisationIds, orderId);
    const sent = await assignmentsOf(this.db, orderId);
    const seatOf = new Map(sent.map(({ caregiverId, seat }) => [caregiverId, seat]));
    const judged = await this.search.judge(this.db, order, order.providerId, accountOf(ctx));
    return judged
      .map((one) => ({ ...toDto(one, order), seat: seatOf.get(one.caregiver.id) ?? null }))
      .sort((a, b) => Number(b.available) - Number(a.available));
  }
}

const toDto = (
  { caregiver, refusals, busyUntil, match }: JudgedCaregiver,
  { wishes }: OrderView,
): Omit<CaregiverCandidateDto, 'seat'> => ({
  caregiverId: caregiver.id,
  name: caregiver.name,
  sex: caregiver.sex,
  skills: caregiver.skills,
  dialects: caregiver.dialects,
  available: refusals.length === 0,
  refusals: [...refusals],
  busyUntil: busyUntil?.toISOString() ?? null,
  meetsWishes:
    (!wishes.caregiverSex || wishes.caregiverSex === caregiver.sex) &&
    (!wishes.dialect || caregiver.dialects.includes(wishes.dialect)),
  total: match?.total ?? null,
  price: toPriceLines(match?.price ?? null),
  detourMinutes: match?.insertion?.detour ?? null,
  visits: match?.visits ?? 0,
});
