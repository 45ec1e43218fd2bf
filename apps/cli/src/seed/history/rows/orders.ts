import type { Cell } from '../../bulk/copy';
import { type Booked, capturedMinutes, settlement, type Stage, type Story } from '../story';

type Row = Readonly<Record<string, Cell>>;

const STATES: Readonly<Record<Stage, string>> = {
  HELD: 'HELD',
  ASSIGNED: 'ACCEPTED',
  CHECKED_OUT: 'IN_SERVICE',
  DISPUTED: 'IN_SERVICE',
  CONFIRMED: 'IN_SERVICE',
  VERIFIED: 'FULFILLED',
};

/** What was delivered of the order, in minutes and money: everything is the programme's. */
export function outcomeOf(story: Story) {
  const captured = capturedMinutes(story);
  if (captured === null) return null;
  const { plan, totalFen } = story;
  const programmeFen = Math.floor((totalFen * captured) / plan.minutes);
  return { captured, released: plan.minutes - captured, programmeFen };
}

export function orderRow({ story, programme, reasons, bookedBy }: Booked): Row {
  const { client, plan, totalFen } = story;
  const outcome = outcomeOf(story);
  const isOffice = client.representativeId === null;
  return {
    id: story.orderId,
    senior_id: client.id,
    address_id: client.addressId,
    item_code: plan.item.code,
    region_id: client.townId,
    county_id: client.countyId,
    starts_at: story.startsAt,
    ends_at: story.endsAt,
    planned_minutes: plan.minutes,
    state: STATES[story.stage],
    provider_id: story.dispatched ? plan.provider.id : null,
    latitude: client.place.latitude,
    longitude: client.place.longitude,
    datum: client.place.datum,
    required_sex: plan.item.sameSex ? client.sex : null,
    caregivers: story.second ? 2 : 1,
    booked_by: bookedBy,
    booked_as: isOffice ? 'OFFICE' : 'REPRESENTATIVE',
    channel: isOffice ? 'COUNTER' : 'APP',
    on_behalf: isOffice ? ON_BEHALF : null,
    wishes: '{}',
    total_fen: totalFen,
    programme_code: programme.code,
    programme_name: programme.zh,
    programme_minutes: plan.minutes,
    programme_fen: totalFen,
    family_fen: 0,
    price_reasons: reasons,
    actual_minutes: outcome && (story.delivery?.actualMinutes ?? null),
    captured_minutes: outcome?.captured ?? null,
    released_minutes: outcome?.released ?? null,
    due_programme_fen: outcome?.programmeFen ?? null,
    due_family_fen: outcome && 0,
    booked_at: story.bookedAt,
    version: orderSteps(story, bookedBy).length,
  };
}

const ON_BEHALF = JSON.stringify({ relation: '本人', authorisation: '当面同意，已签字' });

/** Every state the order went through, with who moved it. */
function orderSteps(story: Story, bookedBy: string) {
  const { plan, stage, bookedAt, dispatched, delivery } = story;
  const settled = settlement(story);
  const steps: [state: string, actorId: string | null, at: Date][] = [['HELD', bookedBy, bookedAt]];
  if (dispatched) {
    steps.push(['DISPATCHED', null, bookedAt]);
    steps.push(['ACCEPTED', plan.provider.dispatcherId, dispatched.acceptedAt]);
  }
  if (delivery) steps.push(['IN_SERVICE', plan.caregiver.accountId, delivery.checks[0].serverAt]);
  if (stage === 'VERIFIED' && settled) steps.push(['FULFILLED', settled.accountId, settled.at]);
  return steps;
}

export const orderStepRows = ({ story, bookedBy }: Booked): Row[] =>
  orderSteps(story, bookedBy).map(([state, actorId, at], index, steps) => ({
    order_id: story.orderId,
    from_state: index === 0 ? null : steps[index - 1][0],
    to_state: state,
    actor_id: actorId,
    late: false,
    starts_at: story.startsAt,
    at,
  }));
