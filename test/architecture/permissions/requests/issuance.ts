import type { World } from '@test/given/two-worlds';
import { about, list, reason, type Requests } from './request';

const run = (world: World): Record<string, string> => ({ id: world.runId });

/** Decisions about seniors, and the issuance of a county's month. */
export const ISSUANCE: Requests = {
  'GET /seniors/:seniorId/entitlements': about(({ household }) => ({ seniorId: household.senior.id })),
  'GET /seniors/:seniorId/determinations/:period': about(({ household }) => ({
    seniorId: household.senior.id,
    period: '202611',
  })),
  'GET /issuance-runs': list(({ world }) => world.runId),
  'GET /issuance-runs/:id': about(run),
  'GET /issuance-runs/:id/differences': about(run),
  'GET /issuance-runs/:id/differences-file': about(run),
  'POST /issuance-runs': {
    call: ({ world }) => ({ body: { period: 202611, regionId: world.countyId } }),
  },
  'POST /issuance-runs/:id/approval': about(run),
  'POST /issuance-runs/:id/cancellation': about(run, reason('事实有误')),
};
