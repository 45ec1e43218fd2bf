import { EntitlementFacade } from '@anzhi/entitlement';
import { GeoFacade } from '@anzhi/geo';
import { systemCtx, type Ctx, type Scope } from '@anzhi/kernel';
import type { OrderDto } from '@anzhi/ordering';
import type { ApiClient, TestApp } from '../app';
import { givenLevel } from './assessment';
import { givenFamily, givenSenior, type GivenSenior } from './people';

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

/**
 * A senior with a family; the programme grants 480 minutes for November 2026, or 1200 when assessed as moderately
 * impaired.
 */
export async function givenHousehold(
  t: TestApp,
  wish: Parameters<typeof givenSenior>[1] & { impaired?: boolean } = {},
): Promise<GivenHousehold> {
  const { impaired, ...about } = wish;
  const senior = await givenSenior(t, {
    birthDate: '1944-05-06',
    categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }],
    ...about,
  });
  if (impaired) await givenLevel(t, senior.id, 2, '2026-01-10');
  await t.write((tx) =>
    t
      .get(EntitlementFacade)
      .issueTo(tx, { programmeCode: 'SQ_HOME_CARE', period: 202611, seniorIds: [senior.id] }),
  );
  return { senior, family: await givenFamily(t, senior.id) };
}

export interface BookingWish {
  readonly itemCode?: string;
  /** Tomorrow at nine unless given. */
  readonly startsAt?: string;
  readonly plannedMinutes?: number;
  readonly wishes?: object;
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

export async function priceOf(
  t: TestApp,
  senior: GivenSenior,
  booking: { itemCode: string; startsAt: string; plannedMinutes: number },
) {
  return t.get(EntitlementFacade).quote(t.db, {
    seniorId: senior.id,
    regionId: senior.regionId,
    countyId: await t.get(GeoFacade).countyOf(senior.regionId),
    itemCode: booking.itemCode,
    startsAt: new Date(booking.startsAt),
    minutes: booking.plannedMinutes,
  });
}

/** Booked over HTTP by the family; nothing has been drained yet. */
export async function givenOrder(
  t: TestApp,
  { senior, family }: GivenHousehold,
  wish: BookingWish = {},
): Promise<OrderDto> {
  const { body } = await family.post('/orders', await bookingOf(t, senior, wish)).expect(201);
  return body as OrderDto;
}
