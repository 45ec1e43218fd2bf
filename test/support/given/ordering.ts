import { EntitlementFacade, type Split } from '@anzhi/entitlement';
import { systemCtx, type Ctx, type Scope } from '@anzhi/kernel';
import type { OrderDto } from '@anzhi/ordering';
import { CancelOrder } from '../../../libs/ordering/src/orders/cancel-order.usecase';
import { RescheduleOrder } from '../../../libs/ordering/src/orders/reschedule-order.usecase';
import type { ApiClient, TestApp } from '../app';
import { givenEntitledSenior, wishOf } from './entitlement';
import { givenFamily, type givenSenior, type GivenSenior } from './people';

const NOTHING: Scope = { everywhere: false, regionIds: [], organisationIds: [], own: false };

/** The context of a logged-in caller whose role holds in this scope, for stories in which the clock moves. */
export const ctxOf = (accountId: string | null, scope: Partial<Scope>): Ctx => {
  const ctx = systemCtx('test');
  return { ...ctx, actor: { ...ctx.actor, accountId }, scope: { ...NOTHING, ...scope } };
};

/** The account's role as a citizen. */
export const citizen = (client: ApiClient): Ctx => ctxOf(client.accountId, { own: true });

export interface GivenHousehold {
  readonly senior: GivenSenior;
  /** With every right for the senior. */
  readonly family: ApiClient;
}

/** A senior with a family and 480 minutes for November 2026. */
export async function givenHousehold(
  t: TestApp,
  wish: Parameters<typeof givenSenior>[1] = {},
): Promise<GivenHousehold> {
  const senior = await givenEntitledSenior(t, wish);
  return { senior, family: await givenFamily(t, senior.id) };
}

export interface BookingWish {
  readonly itemCode?: string;
  /** Tomorrow at nine unless given. */
  readonly startsAt?: string;
  readonly plannedMinutes?: number;
  readonly wishes?: object;
  readonly follows?: {
    readonly orderId: string;
    readonly leastMinutes?: number;
    readonly mostMinutes?: number;
  };
  readonly nightReason?: string;
  readonly onBehalf?: object;
}

/** Tuesday, the day after the test clock's first day. */
export const TOMORROW_AT_NINE = '2026-11-24T09:00:00+08:00';

/** Two hours of rehabilitation for the senior at home, at the price that holds now. */
export async function bookingOf(t: TestApp, senior: GivenSenior, wish: BookingWish = {}) {
  const booking = {
    seniorId: senior.id,
    addressId: senior.addressId,
    itemCode: 'REHAB',
    startsAt: TOMORROW_AT_NINE,
    plannedMinutes: 120,
    ...wish,
  };
  return { ...booking, expectedFamilyFen: (await priceOf(t, senior, booking)).familyFen };
}

/** The price and its split as they are now, and the minutes that are free. */
export async function priceOf(
  t: TestApp,
  senior: GivenSenior,
  booking: { itemCode: string; startsAt: string; plannedMinutes: number },
): Promise<Split> {
  const wish = {
    itemCode: booking.itemCode,
    startsAt: new Date(booking.startsAt),
    minutes: booking.plannedMinutes,
  };
  return t.get(EntitlementFacade).quote(t.db, await wishOf(t, senior, wish));
}

/** Minutes the senior can still use in November 2026. */
export const availableMinutes = async (t: TestApp, { senior }: GivenHousehold): Promise<number> =>
  (await t.get(EntitlementFacade).quote(t.db, await wishOf(t, senior))).availableMinutes;

/** Booked over HTTP by the family; nothing has been drained yet. */
export async function givenOrder(
  t: TestApp,
  { senior, family }: GivenHousehold,
  wish: BookingWish = {},
): Promise<OrderDto> {
  const { body } = await family.post('/orders', await bookingOf(t, senior, wish)).expect(201);
  return body as OrderDto;
}

/** The family gives the visit up; nothing has been drained yet. */
export const cancelOrder = (t: TestApp, { family }: GivenHousehold, orderId: string): Promise<OrderDto> =>
  t.get(CancelOrder).execute(citizen(family), orderId, { reason: 'NOT_NEEDED' });

/** The family moves the visit at the price it has; nothing has been drained yet. */
export const moveOrder = (
  t: TestApp,
  { family }: GivenHousehold,
  order: { readonly id: string; readonly familyFen: number },
  startsAt: string,
): Promise<OrderDto> =>
  t.get(RescheduleOrder).execute(citizen(family), order.id, {
    startsAt,
    expectedFamilyFen: order.familyFen,
    reason: 'TIME_UNSUITABLE',
  });

/** How often the database had to break a tie by force. Locks are taken in one order everywhere, so: never. */
export const deadlocks = async (t: TestApp): Promise<number> => {
  const [{ deadlocks: count }] = await t.db.query<{ deadlocks: number }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return count;
};
