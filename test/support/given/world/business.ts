import { addMinutes } from '@anzhi/kernel';
import { AcceptOffer } from '../../../../libs/dispatch/src/offers/accept-offer.usecase';
import { AssignCaregiver } from '../../../../libs/dispatch/src/assignments/assign-caregiver.usecase';
import { ReturnOrder } from '../../../../libs/dispatch/src/assignments/return-order.usecase';
import { FairnessReports } from '../../../../libs/dispatch/src/fairness/fairness-reports';
import { FairnessSchedule } from '../../../../libs/dispatch/src/fairness/fairness-schedule';
import { OfferRules } from '../../../../libs/dispatch/src/offers/offer-rules';
import { givenAbsence } from '../staff';
import { BookOrder } from '../../../../libs/ordering/src/orders/book-order.usecase';
import { ApproveVisit } from '../../../../libs/oversight/src/reviews/approve-visit.usecase';
import { DecideReturn } from '../../../../libs/oversight/src/reviews/decide-return.usecase';
import { ReturnVisit } from '../../../../libs/oversight/src/reviews/return-visit.usecase';
import { RecordVitalSigns } from '../../../../libs/visits/src/care/vital-signs.usecase';
import { CheckIn } from '../../../../libs/visits/src/visits/check-in.usecase';
import { CheckOut } from '../../../../libs/visits/src/visits/check-out.usecase';
import { ConfirmVisit } from '../../../../libs/visits/src/visits/confirm-visit.usecase';
import { Depart } from '../../../../libs/visits/src/visits/depart.usecase';
import { DisputeVisit } from '../../../../libs/visits/src/visits/dispute-visit.usecase';
import { EndVisit } from '../../../../libs/visits/src/visits/end-visit.usecase';
import type { Ctx } from '@anzhi/kernel';
import type { TestApp } from '../../app';
import { openOffer } from '../dispatch';
import type { GivenAccount } from '../identity';
import { bookingOf, cancelOrder, citizen, ctxOf, moveOrder } from '../ordering';
import { AT_THE_DOOR } from '../visits';
import { idOf, type Home } from './home';

type VisitKind = 'approved' | 'returned' | 'disputed' | 'served' | 'missed' | 'scheduled';
type OrderKind = 'scheduled' | 'accepted' | 'offered' | 'alsoOffered' | 'booked' | 'alsoBooked';

/** What is going on in a county; every order is the same household's and the same provider's. */
export interface Business {
  readonly visits: Readonly<Record<VisitKind, string>>;
  readonly orders: Readonly<Record<OrderKind, string>>;
  /** Of the orders `offered` and `alsoOffered`. */
  readonly offers: readonly [string, string];
  /** An order nobody serves. */
  readonly unmetId: string;
  /** The return of the visit `returned`, not decided yet. */
  readonly reviewId: string;
}

/** One result for each home, in their order. */
type Each<T> = readonly T[];

async function inEach<T>(homes: Each<Home>, step: (home: Home, at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const [at, home] of homes.entries()) results.push(await step(home, at));
  return results;
}

/** The same day in every home at once. */
export async function givenBusiness(t: TestApp, homes: Each<Home>): Promise<Business[]> {
  const [approved, returned, disputed, served] = [
    await serve(t, homes),
    await serve(t, homes),
    await serve(t, homes),
    await serve(t, homes),
  ];
  const missed = await visitsOf(t, await assign(t, homes, soon(t)));
  t.clock.set(await startOf(t, missed[0]));
  const reviewIds = await inEach(homes, async (home, at) => {
    const [first, second] = home.reviewers.map(officerOf(home));
    const family = citizen(home.household.family);
    await t.get(EndVisit).execute(caregiverOf(home), missed[at], 'seniorAbsent', '敲门无人应答');
    await t.get(DisputeVisit).execute(family, disputed[at], '只来了半小时');
    await t.get(ConfirmVisit).execute(family, approved[at]);
    await t.get(ConfirmVisit).execute(family, returned[at]);
    await t.get(ApproveVisit).execute(first, approved[at], null);
    const later = await t.get(ReturnVisit).execute(first, approved[at], '抽查');
    const dismissed = { decision: 'DISMISSED', reason: '属实' } as const;
    await t.get(DecideReturn).execute(second, later.id, dismissed);
    return (await t.get(ReturnVisit).execute(first, returned[at], '定位存疑')).id;
  });
  await t.drain();
  const ahead = await givenOrdersAhead(t, homes);
  await givenDispatchRecords(t, homes);
  return homes.map((_, at) => ({
    ...ahead[at],
    visits: {
      approved: approved[at],
      returned: returned[at],
      disputed: disputed[at],
      served: served[at],
      missed: missed[at],
      scheduled: ahead[at].visitId,
    },
    reviewId: reviewIds[at],
  }));
}

type Ahead = Pick<Business, 'orders' | 'offers' | 'unmetId'> & { readonly visitId: string };

/** Orders of the coming days, each at another stage; the clock stands still from here on. */
async function givenOrdersAhead(t: TestApp, homes: Each<Home>): Promise<Ahead[]> {
  const on = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour - 8));
  const scheduled = await assign(t, homes, on(25, 9));
  const moved = await assign(t, homes, on(25, 13));
  const accepted = await accept(t, homes, on(25, 16));
  const [offered, alsoOffered, booked, alsoBooked, given] = [
    await book(t, homes, on(26, 9)),
    await book(t, homes, on(26, 13)),
    await book(t, homes, on(26, 16)),
    await book(t, homes, on(27, 9)),
    await book(t, homes, on(27, 13)),
  ];
  const unserved = await book(t, homes, on(27, 16), { itemCode: 'HAIRCUT', plannedMinutes: 30 });
  await t.drain();
  await inEach(homes, async ({ household }, at) => {
    await cancelOrder(t, household, given[at]);
    const { familyFen } = (await t.db.one<{ familyFen: number }>(
      'SELECT family_fen AS "familyFen" FROM ordering."order" WHERE id = $1',
      [moved[at]],
    ))!;
    await moveOrder(t, household, { id: moved[at], familyFen }, on(25, 18).toISOString());
  });
  await t.drain();
  const visitIds = await visitsOf(t, scheduled);
  return inEach(homes, async (_, at) => ({
    visitId: visitIds[at],
    orders: {
      scheduled: scheduled[at],
      accepted: accepted[at],
      offered: offered[at],
      alsoOffered: alsoOffered[at],
      booked: booked[at],
      alsoBooked: alsoBooked[at],
    },
    offers: [(await openOffer(t, offered[at])).id, (await openOffer(t, alsoOffered[at])).id],
    unmetId: await idOf(t, 'SELECT id FROM dispatch.unmet_demand WHERE order_id = $1', unserved[at]),
  }));
}

/** Of each county: a rule of asking, a report of fairness, a visit given back, a caregiver on leave. */
async function givenDispatchRecords(t: TestApp, homes: Each<Home>): Promise<void> {
  await t.get(FairnessSchedule).tick();
  const returned = await assign(t, homes, new Date('2026-11-30T09:00:00+08:00'));
  await inEach(homes, async (home, at) => {
    const { countyId, reviewers, team } = home;
    const usual = { directFirst: true, broadcastSize: 3, broadcastAfter: 3, broadcastUrgent: true };
    const rule = { countyId, mode: 'CASCADE' as const, ...usual, reason: '按市里的做法' };
    await t.get(OfferRules).set(officerOf(home)(reviewers[0]), rule);
    await t.write((tx) => t.get(FairnessReports).write(tx, countyId, '2026-11-23'));
    const leave = { from: '2026-12-24T00:00:00+08:00', to: '2026-12-25T00:00:00+08:00', reason: '休假' };
    await givenAbsence(t, team, team.caregivers[0].id, leave);
    await t.get(ReturnOrder).execute(team.ctx, returned[at], { reason: 'NO_STAFF' });
  });
  await t.drain();
}

/** Served for two hours; the clock then stands at its end. @returns the visits */
async function serve(t: TestApp, homes: Each<Home>): Promise<string[]> {
  const startsAt = soon(t);
  const visitIds = await visitsOf(t, await assign(t, homes, startsAt));
  const proof = () => ({
    method: 'POSITION' as const,
    deviceAt: t.clock.now().toISOString(),
    position: AT_THE_DOOR,
  });
  t.clock.set(startsAt);
  await inEach(homes, async (home, at) => {
    await t.get(Depart).execute(caregiverOf(home), visitIds[at]);
    await t.get(CheckIn).execute(caregiverOf(home), visitIds[at], proof());
    await t.get(RecordVitalSigns).execute(caregiverOf(home), visitIds[at], alarming(t));
  });
  t.clock.advanceMinutes(120);
  await inEach(homes, (home, at) =>
    t.get(CheckOut).execute(caregiverOf(home), visitIds[at], { ...proof(), tasks: [] }),
  );
  await t.drain();
  return visitIds;
}

/** Reason enough to leave some of it out. */
const alarming = (t: TestApp) => ({
  measuredAt: t.clock.now().toISOString(),
  values: { SYSTOLIC: 190, DIASTOLIC: 95, PULSE: 80 },
  yes: [],
});

async function assign(t: TestApp, homes: Each<Home>, startsAt: Date): Promise<string[]> {
  const orderIds = await accept(t, homes, startsAt);
  await inEach(homes, ({ team }, at) =>
    t.get(AssignCaregiver).execute(team.ctx, orderIds[at], team.caregivers[0].id),
  );
  await t.drain();
  return orderIds;
}

async function accept(t: TestApp, homes: Each<Home>, startsAt: Date): Promise<string[]> {
  const orderIds = await book(t, homes, startsAt);
  await t.drain();
  await inEach(homes, async ({ team }, at) =>
    t.get(AcceptOffer).execute(team.ctx, (await openOffer(t, orderIds[at])).id),
  );
  await t.drain();
  return orderIds;
}

const book = (
  t: TestApp,
  homes: Each<Home>,
  startsAt: Date,
  wish: { itemCode?: string; plannedMinutes?: number } = {},
): Promise<string[]> =>
  inEach(homes, async ({ household }) => {
    const time = { startsAt: startsAt.toISOString(), nightReason: '夜间康复' };
    const booking = {
      ...(await bookingOf(t, household.senior, { ...time, ...wish })),
      wishes: {},
      onBehalf: undefined,
    };
    return (await t.get(BookOrder).execute(citizen(household.family), booking)).id;
  });

const visitsOf = (t: TestApp, orderIds: readonly string[]): Promise<string[]> =>
  Promise.all(orderIds.map((id) => idOf(t, 'SELECT id FROM visits.visit WHERE order_id = $1', id)));

async function startOf(t: TestApp, visitId: string): Promise<Date> {
  const sql = 'SELECT starts_at AS "startsAt" FROM visits.visit WHERE id = $1';
  return (await t.db.one<{ startsAt: Date }>(sql, [visitId]))!.startsAt;
}

const caregiverOf = ({ team }: Home): Ctx => ctxOf(team.caregivers[0].accountId, { own: true });
const officerOf =
  ({ countyId }: Home) =>
  ({ id }: GivenAccount): Ctx =>
    ctxOf(id, { regionIds: [countyId] });

/** The next full hour but one hour from now at least, which is as soon as a service can be booked. */
const soon = (t: TestApp): Date =>
  new Date(Math.ceil(addMinutes(t.clock.now(), 60).getTime() / 3_600_000) * 3_600_000);
