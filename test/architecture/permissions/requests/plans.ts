import type { World } from '@test/given/two-worlds';
import { about, list, type Requests } from './request';

const plan = ({ planId }: World): { id: string } => ({ id: planId });

export const PLANS: Requests = {
  'GET /dispatch-plans': list(({ world }) => world.planId),
  'GET /dispatch-plans/comparison': { call: ({ world }) => ({ query: { ids: world.planId } }) },
  'GET /dispatch-plans/:id': about(plan),
  'GET /dispatch-plans/:id/visits': about(plan),
  'POST /dispatch-plans': {
    call: ({ world, by }) => ({
      body: {
        day: '2026-12-06',
        ...(by.name === 'DISPATCHER' ? { providerId: world.team.provider.id } : { regionId: world.countyId }),
      },
    }),
  },
  'POST /dispatch-plans/:id/search-end': about(plan),
  'POST /dispatch-plans/:id/release': about(plan, {}),
  'POST /dispatch-plans/:id/publication': about(plan, {}),
  'POST /dispatch-plans/:id/mending': about(plan, {}),
  'POST /dispatch-plans/:id/disposal': about(plan),
};
