import type { World } from '@test/given/two-worlds';
import { about, list, reason, type Requests } from './request';

const campaign = ({ campaignId }: World): { id: string } => ({ id: campaignId });
const task = ({ campaignTaskId }: World): { id: string } => ({ id: campaignTaskId });

/** Re-verifications; what ends the campaign comes last. */
export const CAMPAIGNS: Requests = {
  'GET /campaigns': list(({ world }) => world.campaignId),
  'GET /campaigns/:id': about(campaign),
  'GET /campaigns/:id/progress': about(campaign),
  'GET /campaign-tasks': list(({ world }) => world.campaignTaskId),
  'GET /campaign-tasks/:id': about(task),
  'GET /campaign-tasks/:id/evidence/:fileId': about((world) => ({
    ...task(world),
    fileId: world.campaignFileId,
  })),
  'POST /campaigns': {
    call: ({ world }) => ({
      body: { title: '资格复核', countyId: world.countyId, dueOn: '2026-12-31' },
    }),
  },
  'POST /campaigns/:id/start': about(campaign),
  'POST /campaigns/:id/reminder': about(campaign),
  'POST /campaign-tasks/:id/assignment': about(task),
  'DELETE /campaign-tasks/:id/assignment': about(task),
  'POST /campaign-tasks/:id/decision': about(task, { decision: 'REOPEN', ...reason('再去一次') }),
  'POST /campaign-tasks/:id/outcome': about(task, { outcome: 'CONFIRMED', note: '见到本人' }),
  'POST /campaigns/:id/closing': about(campaign),
  'POST /campaigns/:id/cancellation': about(campaign, reason('重复')),
};
