import { addDays, addMinutes, minuteOfDay, periodOfDate } from '@anzhi/kernel';
import type { DemoCast } from '../demo-people';
import { hangDisplay } from './doors.scene';
import { accept, assign, book, homeOf, type Wish } from './orders';
import type { Player, Scene, Stage } from './stage';

const ITEM = 'REHAB';
const MINUTES = 60;
const ON_BEHALF = { relation: '本人', authorisation: '老人来电预约，已核对身份' };
const TOMORROW = ['08:30', '09:00', '10:30', '14:00', '15:30'];
const GRID_MINUTES = 15;
const GRID_MS = GRID_MINUTES * 60_000;
/** Minutes of the day between which somebody may be sent now: before and after it nobody is late. */
const DAY = { from: 7 * 60, to: 18 * 60 };
const MOST_POLLS = 600;
const POLL_MS = 100;

/**
 * The desk of the provider: somebody has not set off, an order of today has nobody, five of tomorrow are accepted and
 * planned; the plan is ready to be published.
 */
export const dispatchScene: Scene = {
  name: 'dispatch',
  async play(stage, cast) {
    const seniors = await seniorsNearby(stage, cast);
    const booker = await stage.as('COUNTY_HANDLER');
    stage.moveTo(addMinutes(stage.now, -60));
    const wishes = await Promise.all(seniors.map((seniorId) => wishFor(booker, cast, seniorId)));
    const isDay = minuteOfDay(stage.now) >= DAY.from && minuteOfDay(stage.now) <= DAY.to;
    if (isDay) await beLate(stage, cast, booker, wishes.splice(0, 2));
    for (const [at, wish] of wishes.slice(0, TOMORROW.length).entries()) {
      const orderId = await book(booker, { ...wish, startsAt: stage.dayAt(-1, TOMORROW[at]) });
      await accept(stage, orderId);
    }
    await plan(stage);
    stage.moveTo(stage.now);
    await stage.drain();
  },
};

type Open = Omit<Wish, 'startsAt'>;

const wishFor = async (booker: Player, { provider }: DemoCast, seniorId: string): Promise<Open> => ({
  ...{ seniorId, itemCode: ITEM, minutes: MINUTES, providerId: provider.id, onBehalf: ON_BEHALF },
  addressId: await homeOf(booker, seniorId),
});

/** One has not set off although his visit should have begun, at a door with a display; for another nobody was sent. */
async function beLate(
  stage: Stage,
  { provider }: DemoCast,
  booker: Player,
  [late, without]: readonly Open[],
): Promise<void> {
  const quarter = Math.floor(stage.now.getTime() / GRID_MS) * GRID_MS;
  const startsAt = new Date(quarter);
  if (late) {
    const orderId = await book(booker, { ...late, startsAt });
    const caregivers = provider.caregivers.map(({ id }) => id);
    if (await accept(stage, orderId)) await assign(stage, orderId, caregivers);
    await hangDisplay(stage, late);
  }
  if (!without) return;
  const orderId = await book(booker, { ...without, startsAt: addMinutes(startsAt, 90) });
  await accept(stage, orderId);
}

/** Asked for by the dispatcher, computed as the worker does. */
async function plan(stage: Stage): Promise<void> {
  const dispatcher = await stage.as('DISPATCHER');
  const { id } = await dispatcher.post<{ id: string }>('/dispatch-plans', {
    day: addDays(stage.today, 1),
    ...{ seconds: 1, seed: 1 },
  });
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    await stage.drain();
    const { state } = await dispatcher.get<{ state: string }>(`/dispatch-plans/${id}`);
    if (state === 'READY' || state === 'FAILED') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** In the county of the demo, its township first, with an hour left in this month and the next day's, whom nobody visits then. */
async function seniorsNearby(stage: Stage, { family }: DemoCast): Promise<string[]> {
  const tomorrow = addDays(stage.today, 1);
  const rows = await stage.db.query<{ id: string }>(NEARBY, [
    family.townId,
    [periodOfDate(stage.today), periodOfDate(tomorrow)],
    MINUTES,
    family.accountId,
    stage.today,
    family.countyId,
  ]);
  return rows.map(({ id }) => id);
}

const NEARBY = `
  SELECT s.id FROM people.senior s
   WHERE s.county_id = $6
     AND NOT EXISTS (SELECT FROM unnest($2::int[]) AS p(period) WHERE NOT EXISTS (
           SELECT FROM entitlement.benefit_grant g
             JOIN ledger.account l ON l.county_id = g.county_id AND l.account_id = g.lot_account_id
            WHERE g.senior_id = s.id AND g.period = p.period AND g.unit = 'MINUTE'
              AND l.credits_posted - l.debits_posted - l.debits_pending >= $3))
     AND NOT EXISTS (SELECT FROM people.representative r WHERE r.senior_id = s.id AND r.account_id = $4)
     AND NOT EXISTS (SELECT FROM dispatch.assignment a
                      WHERE a.senior_id = s.id AND a.active AND a.starts_at >= $5::date)
   ORDER BY (s.region_id = $1) DESC, s.id LIMIT 7`;
