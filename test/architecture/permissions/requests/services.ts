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

export const DISPATCH: Requests = {
  'GET /offers': list(({ world }) => world.offers[0]),
  'GET /orders/:id/caregiver-candidates': about(order('accepted')),
  'GET /orders/:id/dispatch-log': about(order('scheduled')),
  'GET /unmet-demand': list(({ world }) => world.unmetId),
  'POST /offers/:id/acceptance': about(offer(0)),
  'POST /offers/:id/refusal': about(offer(1), { reason: 'NO_STAFF' }),
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

export const VISITS: Requests = {
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
