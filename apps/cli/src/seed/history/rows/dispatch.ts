import { distanceMetres } from '@anzhi/geo';
import { addMinutes } from '@anzhi/kernel';
import type { Cell } from '../../bulk/copy';
import type { Provider } from '../facts';
import type { Dispatched, Story } from '../story';

type Row = Readonly<Record<string, Cell>>;

/** A provider has so long to answer when the service is more than a day away (the platform's default). */
const ANSWER_MINUTES = 120;

const metresTo = ({ client }: Story, { place }: Provider): number =>
  Math.round(distanceMetres(place, client.place));

/** Who was asked, in order, with the distances: of those who were not asked nothing is known any more. */
export function rankingRows(story: Story): Row[] {
  const { plan, dispatched } = story;
  if (!dispatched) return [];
  const asked = [...(dispatched.declined ? [dispatched.declined.provider] : []), plan.provider];
  const candidates = asked.map((provider, at) => ({
    providerId: provider.id,
    name: provider.name,
    place: at + 1,
    distanceMetres: metresTo(story, provider),
    qualifiedCaregivers: 1,
    freeCaregivers: 1,
    reasons: ['DISTANCE'],
    refusedBy: null,
  }));
  return [
    {
      id: dispatched.rankingId,
      order_id: story.orderId,
      starts_at: story.startsAt,
      candidates: JSON.stringify(candidates),
      at: story.bookedAt,
    },
  ];
}

export function offerRows(story: Story): Row[] {
  const { dispatched, plan, bookedAt } = story;
  if (!dispatched) return [];
  const { declined } = dispatched;
  const accepted = {
    ...offer(story, dispatched, plan.provider, dispatched.offeredAt),
    id: dispatched.offerId,
    position: declined ? 2 : 1,
    state: 'ACCEPTED',
    accepted_at: dispatched.acceptedAt,
    closed_at: null,
    close_reason: null,
  };
  if (!declined) return [accepted];
  return [
    {
      ...offer(story, dispatched, declined.provider, bookedAt),
      id: declined.offerId,
      position: 1,
      state: 'DECLINED',
      accepted_at: null,
      closed_at: declined.at,
      close_reason: 'NO_STAFF',
    },
    accepted,
  ];
}

const offer = (story: Story, { rankingId }: Dispatched, provider: Provider, madeAt: Date): Row => ({
  order_id: story.orderId,
  provider_id: provider.id,
  ranking_id: rankingId,
  region_id: story.client.townId,
  item_code: story.plan.item.code,
  starts_at: story.startsAt,
  ends_at: story.endsAt,
  caregivers: story.second ? 2 : 1,
  total_fen: story.totalFen,
  distance_metres: metresTo(story, provider),
  made_at: madeAt,
  expires_at: addMinutes(madeAt, ANSWER_MINUTES),
});

export function assignmentRows(story: Story): Row[] {
  const { orderId, client, plan, startsAt, endsAt, dispatched, second } = story;
  if (!dispatched) return [];
  const seats = second ? 2 : 1;
  const assignment = (seat: number, id: string, caregiverId: string): Row => ({
    id,
    order_id: orderId,
    senior_id: client.id,
    ...client.place,
    provider_id: plan.provider.id,
    caregiver_id: caregiverId,
    ...{ seat, seats },
    starts_at: startsAt,
    ends_at: endsAt,
    active: true,
    assigned_by: plan.provider.dispatcherId,
    assigned_at: dispatched.assignedAt,
  });
  return [
    assignment(1, dispatched.assignmentId, plan.caregiver.id),
    ...(second ? [assignment(2, second.assignmentId, second.caregiver.id)] : []),
  ];
}
