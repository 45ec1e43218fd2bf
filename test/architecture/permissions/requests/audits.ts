import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, reason, type Request, type Requests, type Where } from './request';

const file = ({ caseId }: World): Record<string, string> => ({ id: caseId });
const frame = ({ frameId }: World): Record<string, string> => ({ id: frameId });
const task = ({ auditTaskId }: World): Record<string, string> => ({ id: auditTaskId });

/** A provider's own audits are his when they are over. */
const shownFrame = ({ world, by: { name } }: Where): string =>
  name === 'PROVIDER_OWNER' || name === 'QA' ? world.endedFrameId : world.frameId;
/** What there is once the value is known. */
const drawn = ({ endedFrameId }: World): Record<string, string> => ({ id: endedFrameId });
const readFrame: Request = { call: (where) => ({ path: { id: shownFrame(where) } }) };
const PUBLIC = 'what public money was paid for is for everybody';

/** Cases, audits by sample, and what is made public. */
export const AUDITS: Requests = {
  'GET /oversight/cases': list(({ world }) => world.caseId),
  'GET /oversight/cases/:id': about(file),
  'GET /oversight/cases/:id/papers/:fileId': about((world) => ({
    ...file(world),
    fileId: world.casePaperId,
  })),
  'POST /oversight/cases': {
    call: ({ world }) => ({ body: { visitIds: [world.visits.approved], summary: '邻居反映没有人上门' } }),
  },
  'POST /oversight/cases/:id/triage': about(file, reason()),
  'POST /oversight/cases/:id/evidence-request': about(file, reason()),
  'POST /oversight/cases/:id/finding': about(file, { ...reason(), outcome: 'DISMISSED', verdicts: [] }),
  'POST /oversight/cases/:id/return': about(file, reason()),
  'POST /oversight/cases/:id/approval': about(file, reason()),
  'POST /oversight/cases/:id/appeal-decision': about(file, { ...reason(), decision: 'UPHELD' }),
  'POST /oversight/cases/:id/evidence': about(file, { text: '附照片' }),
  'POST /oversight/cases/:id/answer': about(file, { text: '确已上门' }),
  'POST /oversight/cases/:id/appeal': about(file, { text: '不服' }),
  'GET /oversight/frames/redraw.mjs': anywhere('whoever wants to check a draw needs it'),
  'GET /oversight/frames': list(shownFrame),
  'GET /oversight/frames/:id': readFrame,
  'GET /oversight/frames/:id/frame.csv': readFrame,
  'GET /oversight/frames/:id/draw.json': about(drawn),
  'GET /oversight/frames/:id/sample.csv': readFrame,
  'POST /oversight/frames': {
    call: ({ world: { countyId, team } }) => ({
      body: {
        ...{ countyId, providerId: team.provider.id, from: '2026-08-01', until: '2026-09-01' },
        ...{ announcement: '双色球第2026140期', notBefore: '2026-12-24T00:00:00Z' },
      },
    }),
  },
  'POST /oversight/frames/:id/value': about(frame, { value: '01 02 03' }),
  'POST /oversight/frames/:id/checkpoint-draw': about(frame),
  'POST /oversight/frames/:id/enlargement': about(frame, { total: 200 }),
  'POST /oversight/frames/:id/estimate': about(frame),
  'POST /oversight/frames/:id/claim': about(frame, reason()),
  'POST /oversight/frames/:id/claim/appeal': about(drawn, reason()),
  'POST /oversight/frames/:id/claim/appeal-decision': about(frame, { ...reason(), decision: 'UPHELD' }),
  'GET /oversight/audit-tasks': list(
    ({ world }) => world.auditTaskId,
    () => ({ whose: 'ALL' }),
  ),
  'GET /oversight/audit-tasks/:id': about(task),
  'POST /oversight/audit-tasks/:id/result': about(task, { outcome: 'CONFIRMED' }),
  'POST /oversight/declared-ties': anywhere('somebody says something about himself', ({ world }) => ({
    body: { providerId: world.team.provider.id, reason: '亲属在该机构任职' },
  })),
  'GET /oversight/voucher-months': {
    call: ({ world: { countyId } }) => ({ query: { countyId, period: 202611 } }),
  },
  'POST /oversight/voucher-months': {
    call: ({ world: { countyId } }) => ({ body: { countyId, period: 202610 } }),
  },
  'GET /disclosures': anywhere(PUBLIC),
  'GET /disclosures/:countyId/:period': anywhere(PUBLIC, ({ world }) => ({
    path: { countyId: String(world.countyId), period: '202610' },
  })),
  'GET /disclosures/:countyId/:period/disclosure.csv': anywhere(PUBLIC, ({ world }) => ({
    path: { countyId: String(world.countyId), period: '202610' },
  })),
};
