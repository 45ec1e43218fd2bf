import { EMERGENCY_CALL, RETROFIT, VOUCHER } from '@test/given/applications';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, reason, type Requests } from './request';

const application = ({ applicationId }: World): { id: string } => ({ id: applicationId });
const objection = ({ objectionId }: World): { id: string } => ({ id: objectionId });
const stop = ({ stopId }: World): { id: string } => ({ id: stopId });
const stopCase = ({ stopCaseId }: World): { id: string } => ({ id: stopCaseId });

/** Applications and stops; what takes the application out of its public notice comes last. */
export const APPLICATIONS: Requests = {
  'GET /seniors/:seniorId/application-preview': {
    call: ({ world }) => ({
      path: { seniorId: world.household.senior.id },
      query: { programmeCode: RETROFIT },
    }),
  },
  'GET /applications': list(({ world }) => world.applicationId),
  'GET /applications/:id': about(application),
  'GET /applications/:id/evidence/:fileId': about(({ applicationId, applicationFileId }) => ({
    id: applicationId,
    fileId: applicationFileId,
  })),
  'GET /public-notices': anywhere('a public notice is for everybody; names are masked', ({ world }) => ({
    query: { regionId: world.countyId },
  })),
  'POST /public-notices/:id/objections': anywhere(
    'everybody may object to what is in public notice',
    ({ world }) => ({ path: application(world), body: { text: '不住在这里' } }),
  ),
  'POST /objections/:id/decision': about(objection, { decision: 'DISMISSED', ...reason() }),
  'POST /applications': {
    call: ({ world }) => ({
      body: {
        seniorId: world.household.senior.id,
        programmeCode: EMERGENCY_CALL,
        onBehalf: { relation: '子女', authorisation: '电话录音 2026-1123' },
      },
    }),
  },
  'POST /applications/:id/resubmission': about(application, { note: '已补' }),
  'POST /applications/:id/check': about(application, { opinion: 'FOR', ...reason() }),
  'POST /applications/:id/return': about(application, reason()),
  'POST /applications/:id/approval': about(application, {}),
  'POST /applications/:id/appeal': about(application, reason()),
  'POST /applications/:id/appeal-decision': about(application, { decision: 'DISMISSED', ...reason() }),
  'POST /applications/:id/refusal': about(application, reason()),
  'POST /applications/:id/withdrawal': about(application, reason()),
  'GET /stops': list(({ world }) => world.stopId),
  'GET /stops/:id': about(stop),
  'POST /seniors/:seniorId/stops': about(({ household }) => ({ seniorId: household.senior.id }), {
    kind: 'SUSPEND',
    programmeCode: VOUCHER,
    from: '2027-07-01',
    ...reason(),
  }),
  'POST /stops/:id/appeal': about(stop, reason()),
  'POST /stops/:id/appeal-decision': about(stop, { decision: 'DISMISSED', ...reason() }),
  'POST /stops/:id/lifting': about(stop, reason()),
  'GET /stop-cases': list(({ world }) => world.stopCaseId),
  'POST /stop-cases/:id/finding': about(stopCase, { finding: 'CONFIRM', ...reason() }),
  'POST /stop-cases/:id/decision': about(stopCase, { decision: 'DISMISS', ...reason() }),
};
