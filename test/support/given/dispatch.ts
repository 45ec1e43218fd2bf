import type { OfferDto } from '@anzhi/dispatch';
import type { Ctx } from '@anzhi/kernel';
import { AssignCaregiver } from '../../../libs/dispatch/src/assignments/assign-caregiver.usecase';
import { AcceptOffer } from '../../../libs/dispatch/src/offers/accept-offer.usecase';
import type { ApiClient, TestApp } from '../app';
import { CODES, regionId } from './geo';
import { ctxOf, givenHousehold, givenOrder, type BookingWish, type GivenHousehold } from './ordering';
import {
  givenCaregiver,
  givenProvider,
  HERE,
  type CaregiverWish,
  type GivenCaregiver,
  type GivenProvider,
  type ProviderWish,
} from './providers';

export interface GivenTeam {
  readonly provider: GivenProvider;
  readonly dispatcher: ApiClient;
  readonly caregivers: readonly GivenCaregiver[];
  /** The dispatcher's context, for stories in which the clock moves. */
  readonly ctx: Ctx;
}

export type TeamWish = ProviderWish & {
  /** So many kilometres north of `HERE`. */
  readonly kilometres?: number;
  /** One therapist unless given. */
  readonly staff?: readonly CaregiverWish[];
};

/** An admitted provider of rehabilitation with its dispatcher and its caregivers. */
export async function givenTeam(t: TestApp, wish: TeamWish = {}): Promise<GivenTeam> {
  const { kilometres = 0, staff = [{}], ...about } = wish;
  const latitude = HERE.latitude + kilometres / 111.2;
  const provider = await givenProvider(t, { ...HERE, latitude, ...about });
  const caregivers: GivenCaregiver[] = [];
  for (const each of staff) caregivers.push(await givenCaregiver(t, provider.id, each));
  const dispatcher = await t.person('调度员', { role: 'DISPATCHER', organisationId: provider.id });
  const ctx = ctxOf(dispatcher.accountId, { organisationIds: [provider.id] });
  return { provider, dispatcher, caregivers, ctx };
}

interface OfferRow {
  readonly id: string;
  readonly providerId: string;
  readonly state: OfferDto['state'];
  readonly closeReason: string | null;
}

/** Every offer made for an order, in the order of asking. */
export const offersOf = (t: TestApp, orderId: string): Promise<OfferRow[]> =>
  t.db.query(
    `SELECT id, provider_id AS "providerId", state, close_reason AS "closeReason"
       FROM dispatch.offer WHERE order_id = $1 ORDER BY position`,
    [orderId],
  );

/** The one that waits for an answer. */
export async function openOffer(t: TestApp, orderId: string): Promise<OfferRow> {
  const open = (await offersOf(t, orderId)).filter(({ state }) => state === 'OPEN');
  if (open.length !== 1) throw new Error(`${open.length} offers are open for the order, not one`);
  return open[0];
}

export interface GivenAcceptedOrder {
  readonly orderId: string;
  readonly household: GivenHousehold;
  readonly team: GivenTeam;
}

/** Booked, offered to this provider because the family prefers it, and accepted. */
export async function givenAcceptedOrder(
  t: TestApp,
  team: GivenTeam,
  wish: BookingWish = {},
  household?: GivenHousehold,
): Promise<GivenAcceptedOrder> {
  const home = household ?? (await givenHousehold(t));
  const preferred = { preferredProviderId: team.provider.id };
  const { id: orderId } = await givenOrder(t, home, { ...wish, wishes: { ...preferred, ...wish.wishes } });
  await t.drain();
  await t.get(AcceptOffer).execute(team.ctx, (await openOffer(t, orderId)).id);
  await t.drain();
  return { orderId, household: home, team };
}

/** The same, with the team's first caregiver assigned. */
export async function givenAssignedOrder(
  t: TestApp,
  team: GivenTeam,
  wish: BookingWish = {},
  household?: GivenHousehold,
): Promise<GivenAcceptedOrder> {
  const accepted = await givenAcceptedOrder(t, team, wish, household);
  await t.get(AssignCaregiver).execute(team.ctx, accepted.orderId, team.caregivers[0].id);
  await t.drain();
  return accepted;
}

const TOWNS = [
  '001',
  '002',
  '003',
  '004',
  '005',
  '006',
  '007',
  '101',
  '102',
  '103',
  '107',
  '109',
  '110',
  '111',
  '112',
];
let towns = 0;

/** A town of the demo county for one story: its providers serve nobody else, and nobody else serves it. */
export interface GivenTown {
  team(wish?: TeamWish): Promise<GivenTeam>;
  household(wish?: Parameters<typeof givenHousehold>[1]): Promise<GivenHousehold>;
}

export async function givenTown(t: TestApp): Promise<GivenTown> {
  const townCode = `${CODES.county}${TOWNS[towns++]}`;
  const town = await regionId(t, townCode);
  return {
    team: (wish = {}) => givenTeam(t, { regionId: town, serviceRegionIds: [town], ...wish }),
    household: (wish = {}) => givenHousehold(t, { townCode, ...wish }),
  };
}

/** An officer who checks on the providers of the demo county. */
const inspector = async (t: TestApp): Promise<ApiClient> =>
  t.person('检查员', { role: 'COUNTY_INSPECTOR', regionId: await regionId(t, CODES.county) });

/** The licence is revoked over HTTP; what that does to offers has not been drained. */
export async function revokeLicence(t: TestApp, { provider }: GivenTeam, type: string): Promise<void> {
  const [{ id }] = await t.db.query<{ id: string }>(
    'SELECT id FROM providers.licence WHERE provider_id = $1 AND type = $2',
    [provider.id, type],
  );
  const path = `/providers/${provider.id}/licences/${id}/revocation`;
  await (await inspector(t)).post(path, { reason: '许可证已吊销' }).expect(201);
}

export async function revokeCredential(
  t: TestApp,
  { id: caregiverId }: GivenCaregiver,
  type: string,
): Promise<void> {
  const [{ id }] = await t.db.query<{ id: string }>(
    'SELECT id FROM providers.credential WHERE caregiver_id = $1 AND type = $2',
    [caregiverId, type],
  );
  const path = `/caregivers/${caregiverId}/credentials/${id}/revocation`;
  await (await inspector(t)).post(path, { reason: '证书已吊销' }).expect(201);
}

export async function suspend(t: TestApp, { provider }: GivenTeam): Promise<void> {
  const path = `/providers/${provider.id}/suspension`;
  await (await inspector(t)).post(path, { reason: '消防整改未完成' }).expect(201);
}
