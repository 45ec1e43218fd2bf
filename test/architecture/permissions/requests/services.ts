import { Client } from 'pg';
import { AT_THE_DOOR } from '@test/given/visits';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, reason, type Request, type Requests, type Where } from './request';

const PUBLISHED = 'published; says nothing about anybody';
const REHAB = { path: { code: 'REHAB' } };

export const PUBLIC_DATA: Requests = {
  'GET /regions': anywhere(PUBLISHED),
  'GET /regions/by-code/:code': anywhere(PUBLISHED, ({ world }) => ({ path: { code: world.townCode } })),
  'GET /regions/:id': anywhere(PUBLISHED, ({ world }) => ({ path: { id: String(world.townId) } })),
  'GET /service-items': anywhere(PUBLISHED),
  'GET /service-items/:code': anywhere(PUBLISHED, () => REHAB),
  'GET /service-items/:code/price': anywhere(PUBLISHED, ({ world }) => ({
    ...REHAB,
    query: { regionId: world.countyId },
  })),
  'POST /service-items/:code/prices': {
    call: ({ world }) => ({
      ...REHAB,
      body: { regionId: world.countyId, priceFen: 9_000, validFrom: '2027-01-01', source: '宿民〔2026〕1号' },
    }),
  },
};

export const ENTITLEMENT: Requests = {
  'POST /quotes': {
    call: ({ world: { household } }) => ({
      body: {
        seniorId: household.senior.id,
        addressId: household.senior.addressId,
        itemCode: 'REHAB',
        startsAt: '2026-11-28T09:00:00+08:00',
        minutes: 60,
      },
    }),
  },
};

const order =
  (kind: keyof World['orders']) =>
  (world: World): { id: string } => ({ id: world.orders[kind] });
const ON_BEHALF = { relation: '子女', authorisation: '电话录音 2026-1123' };

export const ORDERING: Requests = {
  'GET /orders': list(({ world }) => world.orders.scheduled),
  'GET /orders/:id': about(order('scheduled')),
  'GET /orders/:id/history': about(order('scheduled')),
  'POST /orders': {
    call: ({ world: { household } }) => ({
      body: {
        seniorId: household.senior.id,
        addressId: household.senior.addressId,
        itemCode: 'REHAB',
        startsAt: '2026-11-28T09:00:00+08:00',
        plannedMinutes: 60,
        expectedFamilyFen: 0,
        onBehalf: ON_BEHALF,
      },
    }),
  },
  'POST /orders/:id/cancellation': about(order('booked'), { reason: 'NOT_NEEDED' }),
  'POST /orders/:id/rescheduling': about(order('alsoBooked'), {
    startsAt: '2026-11-29T09:00:00+08:00',
    expectedFamilyFen: 0,
    reason: 'TIME_UNSUITABLE',
  }),
};

const sending = (kind: keyof World['orders'], body: object): Request => ({
  call: ({ world }) => ({
    path: order(kind)(world),
    body: { caregiverId: world.team.caregivers[1].id, ...body },
  }),
});
const offer =
  (at: 0 | 1) =>
  ({ offers }: World): { id: string } => ({ id: offers[at] });

/** Makes the offers of a world to somebody: its provider, or one of its caregivers. */
async function offerTo({ t, world }: Where, caregiverId: string | null): Promise<void> {
  const owner = new Client({ connectionString: t.database.ownerUrl });
  await owner.connect();
  try {
    // unless the search has asked the provider itself meanwhile
    await owner.query(
      `UPDATE dispatch.offer o SET caregiver_id = $2 WHERE id = ANY ($1) AND NOT EXISTS (
         SELECT FROM dispatch.offer other
          WHERE (other.order_id, other.provider_id) = (o.order_id, o.provider_id) AND other.id <> o.id
            AND other.caregiver_id IS NOT DISTINCT FROM $2)`,
      [world.offers, caregiverId],
    );
  } finally {
    await owner.end();
  }
}

/** For a caregiver the offers were made straight to him, for anybody else to his provider. */
const straight = (request: Request): Request => ({
  ...request,
  async call(where) {
    if (where.by.name === 'CAREGIVER') await offerTo(where, where.world.team.caregivers[0].id);
    return request.call(where);
  },
  async after(where) {
    if (where.by.name === 'CAREGIVER') await offerTo(where, null);
  },
});

const alert =
  (at: 0 | 1) =>
  ({ alertIds }: World): { id: string } => ({ id: alertIds[at] });

export const DISPATCH: Requests = {
  'GET /dispatch-alerts': list(({ world }) => world.alertIds[0]),
  'GET /dispatch-alerts/:id': about(alert(0)),
  'POST /dispatch-alerts/:id/acknowledgement': about(alert(0)),
  'POST /dispatch-alerts/:id/disposition': about(alert(1), { disposition: 'FALSE_ALARM' }),
  'POST /offers/:id/read-receipt': straight(about(offer(0))),
  'GET /offers': straight(list(({ world }) => world.offers[0])),
  'GET /orders/:id/caregiver-candidates': about(order('accepted')),
  'GET /orders/:id/dispatch-log': about(order('scheduled')),
  'GET /fairness-reports': {
    call: () => ({ query: { from: '2026-11-01', to: '2026-11-30' } }),
    shows: ({ world }) => `"countyId":${world.countyId},`,
  },
  'GET /offer-rules': { call: () => ({}), shows: ({ world }) => `"countyId":${world.countyId},` },
  'GET /orders/:id/replacements': about(order('scheduled')),
  'GET /unmet-demand': list(({ world }) => world.unmetId),
  'POST /offer-rules': {
    call: ({ world }) => ({
      body: {
        ...{ countyId: world.countyId, mode: 'CASCADE', directFirst: true },
        ...{ broadcastSize: 3, broadcastUrgent: true, ...reason() },
      },
    }),
  },
  'GET /providers/:id/straight-offers': about(({ team }) => ({ id: team.provider.id })),
  'PUT /providers/:id/straight-offers': about(({ team }) => ({ id: team.provider.id }), { enabled: false }),
  'POST /offers/:id/acceptance': straight(about(offer(0))),
  'POST /offers/:id/refusal': straight(about(offer(1), { reason: 'NO_STAFF' })),
  'POST /orders/:id/assignment': sending('accepted', {}),
  'POST /orders/:id/assignment-change': sending('scheduled', { reason: 'CAREGIVER_ILL' }),
  'POST /unmet-demand/:id/resolution': about(({ unmetId }) => ({ id: unmetId }), {
    action: 'RETRY',
    ...reason(),
  }),
};

/** An order that was given back is the provider's no longer, so each who may do it gives back another one. */
export const GIVING_BACK: Requests = {
  'POST /orders/:id/return': {
    call: ({ world, by }) => ({
      path: order(by.name === 'DISPATCHER' ? 'scheduled' : 'accepted')(world),
      body: { reason: 'NO_STAFF' },
    }),
  },
};

const visit =
  (kind: keyof World['visits']) =>
  (world: World): { id: string } => ({ id: world.visits[kind] });
const atTheDoor = (more: object = {}): Request => ({
  call: ({ t, world }: Where) => ({
    path: visit('scheduled')(world),
    body: { method: 'POSITION', deviceAt: t.clock.now().toISOString(), position: AT_THE_DOOR, ...more },
  }),
});

const OWN_CONSENT = 'a caregiver’s word about his own position';

export const VISITS: Requests = {
  'GET /position-consent': anywhere(OWN_CONSENT),
  'POST /position-consent': anywhere(OWN_CONSENT, () => ({ body: { agreed: true } })),
  'GET /visits/:id/position': about(visit('scheduled')),
  'POST /visits/:id/positions': {
    call: ({ t, world }: Where) => ({
      path: visit('scheduled')(world),
      body: { positions: [{ ...AT_THE_DOOR, deviceAt: t.clock.now().toISOString() }] },
    }),
  },
  'GET /visits': list(({ world }) => world.visits.served),
  'GET /visits/:id': about(visit('served')),
  'GET /visits/:id/contact': about(visit('scheduled')),
  'POST /visits/:id/departure': about(visit('scheduled')),
  'POST /visits/:id/check-in': atTheDoor(),
  'POST /visits/:id/check-out': atTheDoor({ tasks: [] }),
  'POST /visits/:id/senior-absence': about(visit('scheduled'), reason()),
  'POST /visits/:id/break-off': about(visit('scheduled'), reason()),
  'POST /visits/:id/caregiver-absence': about(visit('scheduled'), reason()),
  'POST /visits/:id/confirmation': about(visit('served')),
  'POST /visits/:id/dispute': about(visit('served'), reason()),
  'POST /visits/:id/dispute-decision': about(visit('disputed'), {
    decision: 'SERVICE_ACCEPTED',
    acceptedMinutes: 60,
    ...reason(),
  }),
};

const review = ({ reviewId }: World): { id: string } => ({ id: reviewId });

export const OVERSIGHT: Requests = {
  'GET /oversight/summary': { call: () => ({}), shows: ({ world }) => `"regionId":${world.townId},` },
  'GET /oversight/ledger-health': {
    call: () => ({}),
    shows: ({ world }) => `"countyId":${world.countyId},`,
  },
  'GET /oversight/ledger-health/:countyId/sums': about(({ countyId }) => ({ countyId: String(countyId) })),
  'GET /oversight/visits': list(({ world }) => world.visits.returned),
  'GET /oversight/visits/:id': about(visit('returned')),
  'GET /oversight/reviews': list(({ world }) => world.reviewId),
  'GET /oversight/reviews/:id': about(review),
  'GET /audit-trail': list(
    ({ world }) => world.household.senior.id,
    ({ world, isInside }) => (isInside ? undefined : { seniorId: world.household.senior.id }),
  ),
  'POST /oversight/visits/:id/approval': about(visit('approved'), {}),
  'POST /oversight/visits/:id/return': about(visit('approved'), reason()),
  'POST /oversight/reviews/:id/answer': about(review, { text: '当日手机定位漂移' }),
  'POST /oversight/reviews/:id/decision': about(review, { decision: 'DISMISSED', ...reason() }),
};
