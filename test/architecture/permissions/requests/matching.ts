import type { World } from '@test/given/two-worlds';
import { DEFAULT_PRICES } from '../../../../libs/dispatch/src/weights/price-table';
import { about, reason, type Request, type Requests, type Where } from './request';

let days = 0;
/** Another first day each time, each after the ones before. */
const weights = (world: World): object => ({
  regionId: world.countyId,
  from: new Date(Date.UTC(2027, 0, 1 + days++)).toISOString().slice(0, 10),
  prices: DEFAULT_PRICES,
  citation: `OF_COUNTY_${world.countyId}`,
});

/** A version that somebody else drafted for this one call. */
async function drafted({ t, world }: Where): Promise<string> {
  const drafter = await t.person('政策起草', { role: 'CITY_POLICY', regionId: world.countyId });
  const { body } = await drafter.post('/dispatch-weights', weights(world)).expect(201);
  return (body as { id: string }).id;
}

const listed = new WeakSet<World>();
const versions: Request = {
  call: async (where) => {
    if (!listed.has(where.world)) await drafted(where);
    listed.add(where.world);
    return { query: { limit: 200 } };
  },
  shows: ({ world }) => `OF_COUNTY_${world.countyId}"`,
};

const booking = ({ world: { household } }: Where) => ({
  ...{ seniorId: household.senior.id, addressId: household.senior.addressId },
  ...{ itemCode: 'REHAB', minutes: 60 },
});

/** One that somebody declared for this one call; who may lift it depends on whose wish it was. */
async function declared({ t, world, by }: Where): Promise<string> {
  const wishedBy = ['DISPATCHER', 'PROVIDER_OWNER'].includes(by.name) ? 'CAREGIVER' : 'SENIOR';
  const [row] = await t.db.query<{ id: string }>(
    `INSERT INTO dispatch.exclusion (id, senior_id, caregiver_id, wished_by, reason, declared_by, declared_at)
     VALUES (gen_random_uuid(), $1, $2, $3, '不合适', gen_random_uuid(), now())
     ON CONFLICT (senior_id, caregiver_id, wished_by) WHERE lifted_at IS NULL DO UPDATE SET lifted_at = NULL
     RETURNING id`,
    [world.household.senior.id, world.team.caregivers[2].id, wishedBy],
  );
  return row.id;
}

export const MATCHING: Requests = {
  'GET /dispatch-weights': versions,
  'GET /dispatch-weights/in-force': {
    call: ({ world }) => ({ query: { regionId: world.countyId } }),
    everywhere: 'the prices by which a division’s orders are matched are no secret among officers',
  },
  'POST /dispatch-weights': { call: ({ world }) => ({ body: weights(world) }) },
  'POST /dispatch-weights/:id/decision': {
    call: async (where) => ({ path: { id: await drafted(where) }, body: { decision: 'APPROVED' } }),
  },
  'GET /bookable-slots': { call: (where) => ({ query: booking(where) }) },
  'GET /orders/:id/own-decisions': about(({ orders }) => ({ id: orders.scheduled })),
  'GET /orders/:id/exclusions': about(({ orders }) => ({ id: orders.scheduled })),
  'POST /orders/:id/exclusions': {
    call: async (where) => {
      await where.t.db.query(
        `UPDATE dispatch.exclusion SET lifted_at = now(), lifted_by = declared_by, lift_reason = 'x'
          WHERE lifted_at IS NULL`,
      );
      return {
        path: { id: where.world.orders.scheduled },
        body: { caregiverId: where.world.team.caregivers[0].id, wishedBy: 'SENIOR', ...reason() },
      };
    },
  },
  'POST /exclusions/:id/lifting': {
    call: async (where) => ({ path: { id: await declared(where) }, body: reason() }),
  },
};
