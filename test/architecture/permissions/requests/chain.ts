import { about, anywhere, type Requests } from './request';

const HASHES = 'hashes and signatures, published on purpose';
const county = ({ world }: { world: { countyId: number } }): { path: { countyId: string } } => ({
  path: { countyId: String(world.countyId) },
});

/** The evidence log: what everybody may see, and what officers see of it. */
export const CHAIN: Requests = {
  'GET /transparency/logs/:countyId': anywhere(HASHES, county),
  'GET /transparency/logs/:countyId/checkpoint': anywhere(HASHES, county),
  'GET /transparency/logs/:countyId/checkpoints/:size': anywhere(HASHES, ({ world }) => ({
    path: { countyId: String(world.countyId), size: '1' },
  })),
  'GET /transparency/logs/:countyId/consistency': anywhere(HASHES, (where) => ({
    ...county(where),
    query: { from: 1, to: 1 },
  })),
  'GET /transparency/logs/:countyId/tiles/:level/:n': anywhere(HASHES, ({ world }) => ({
    path: { countyId: String(world.countyId), level: '0', n: '0' },
    query: { width: 1 },
  })),
  'POST /transparency/logs/:countyId/cosignatures': anywhere(HASHES, (where) => ({
    ...county(where),
    body: { size: 1, line: '\u2014 nobody AAAAAAAA' },
  })),
  'GET /oversight/logs/:countyId/entries': { call: (where) => ({ ...county(where), query: { from: 0 } }) },
  'GET /oversight/logs/:countyId/entries/:index': {
    call: ({ world }) => ({ path: { countyId: String(world.countyId), index: '0' } }),
  },
  'GET /oversight/audit-bundle': {
    call: ({ world }) => ({ query: { kind: 'VISIT', id: world.visits.approved, purpose: '核查' } }),
  },
  'GET /oversight/orders/:orderId/receipts': about(({ orders }) => ({ orderId: orders.scheduled })),
  'GET /oversight/traces/:id': about(({ visits }) => ({ id: visits.approved })),
};
