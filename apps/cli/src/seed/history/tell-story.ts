import { addHours, addMinutes, prorateFen, fen, type Random } from '@anzhi/kernel';
import { needsOfficer } from '@anzhi/visits';
import { idAt } from '../numbers';
import type { Client } from './client';
import { deliver } from './door';
import type { Facts, Price } from './facts';
import { DECLINED_SHARE, DOUBTS, FAMILY_CONFIRMS_SHARE, UPCOMING_UNDISPATCHED_SHARE } from './proportions';
import type { Delivery, Dispatched, Stage, Story, Verdict } from './story';
import type { WeeklyPlan } from './weekly-plan';

/** Confirmed by time after so long (the platform's default). */
export const AUTOMATIC_HOURS = 72;
/** A service that begins sooner was given to somebody long ago. */
const SEARCH_HOURS = 3;

/** One week's visit: booked some days before, served as planned or not quite, and as far as it has come by now. */
export function tellStory(
  facts: Facts,
  { client, plan, lot, date, startsAt }: Pick<Story, 'client' | 'plan' | 'lot' | 'date' | 'startsAt'>,
  now: Date,
  random: Random,
): Story {
  const isUpcoming = startsAt > now;
  const isSearching = startsAt > addHours(now, SEARCH_HOURS) && random.chance(UPCOMING_UNDISPATCHED_SHARE);
  const bookedAt = isSearching
    ? addMinutes(now, -random.integer(1, 30))
    : addMinutes(startsAt, random.integer(0, 120) - random.integer(2, 6) * 1440);
  const doubt = isUpcoming ? 'NONE' : random.weighted(DOUBTS);
  const delivery = isUpcoming ? null : deliver(plan, client.place, startsAt, doubt, random);
  const verdict = delivery && verdictOf(client, delivery, random);
  const told = verdict && verdict.at <= now ? verdict : null;
  const isDisputed = doubt === 'DISPUTED' && Boolean(told?.accountId);
  return {
    client,
    plan,
    lot,
    date,
    startsAt,
    endsAt: addMinutes(startsAt, plan.minutes),
    bookedAt,
    orderId: idAt(bookedAt.getTime(), random),
    holdId: idAt(bookedAt.getTime(), random),
    totalFen: priceOf(facts.price(client.townId, plan.item.code), plan.minutes),
    stage: stageOf({ isSearching, delivery, told, isDisputed }),
    dispatched: isSearching ? null : dispatch(plan, bookedAt, random),
    delivery,
    verdict: told,
  };
}

function stageOf(story: {
  isSearching: boolean;
  delivery: Delivery | null;
  told: Verdict | null;
  isDisputed: boolean;
}): Stage {
  if (!story.delivery) return story.isSearching ? 'HELD' : 'ASSIGNED';
  if (!story.told) return 'CHECKED_OUT';
  if (story.isDisputed) return 'DISPUTED';
  return needsOfficer(story.delivery.flags) ? 'CONFIRMED' : 'VERIFIED';
}

/** By the guided price, which the programme pays in full: a visit is only planned where its minutes suffice. */
function priceOf(price: Price | undefined, minutes: number): number {
  if (!price) throw new Error('the programme pays for an item that has no price');
  return price.perMinutes === null ? price.fen : prorateFen(fen(price.fen), minutes, price.perMinutes);
}

function dispatch({ others }: WeeklyPlan, bookedAt: Date, random: Random): Dispatched {
  const asked = others.length > 0 && random.chance(DECLINED_SHARE) ? random.pick(others) : null;
  const declinedAt = addMinutes(bookedAt, random.integer(4, 70));
  const offeredAt = asked ? declinedAt : addMinutes(bookedAt, 1);
  const acceptedAt = addMinutes(offeredAt, random.integer(2, 100));
  const assignedAt = addMinutes(acceptedAt, random.integer(1, 40));
  return {
    rankingId: idAt(bookedAt.getTime(), random),
    offerId: idAt(offeredAt.getTime(), random),
    assignmentId: idAt(assignedAt.getTime(), random),
    visitId: idAt(assignedAt.getTime(), random),
    declined: asked && { offerId: idAt(bookedAt.getTime(), random), provider: asked, at: declinedAt },
    offeredAt,
    acceptedAt,
    assignedAt,
  };
}

function verdictOf({ representativeId }: Client, { checks: [, leaving] }: Delivery, random: Random): Verdict {
  if (representativeId && random.chance(FAMILY_CONFIRMS_SHARE)) {
    return { accountId: representativeId, at: addMinutes(leaving.serverAt, random.integer(5, 900)) };
  }
  return { accountId: null, at: addHours(leaving.serverAt, AUTOMATIC_HOURS) };
}
