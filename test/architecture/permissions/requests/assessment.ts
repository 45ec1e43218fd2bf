import { APPOINTMENT, formOf } from '@test/given/assessment';
import { somePhone } from '@test/given/identity';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, type Requests } from './request';

const assessment = ({ assessmentId }: World): { id: string } => ({ id: assessmentId });
const senior = ({ household }: World): { id: string } => ({ id: household.senior.id });
const shown = ({ world }: { world: World }): string => world.assessmentId;
const PURPOSE = { purpose: '核对评估' };

export const ASSESSMENT: Requests = {
  'GET /assessment-form': anywhere('a published standard; says nothing about anybody'),
  'GET /assessors': list(({ world }) => world.office.nurse.id),
  'POST /assessors': {
    call: ({ world }) => ({
      body: {
        phone: somePhone(),
        name: '冯护士',
        countyId: world.countyId,
        agency: '评估中心',
        qualificationNumber: 'PG-3',
        medical: true,
        validFrom: '2026-01-01',
        lastDay: '2027-12-31',
      },
    }),
  },
  'GET /ability-assessments': list(shown),
  'GET /my/ability-assessments': list(shown),
  'GET /seniors/:id/ability-assessments': about(senior),
  'GET /ability-assessments/:id': about(assessment),
  'GET /ability-assessments/:id/readings': about(assessment),
  'POST /ability-assessments/:id/readings': about(assessment, PURPOSE),
  'GET /ability-assessments/:id/evidence/:fileId': {
    call: async ({ by, world }) => {
      if (by.client.token)
        await by.client.post(`/ability-assessments/${world.assessmentId}/readings`, PURPOSE);
      return { path: { id: world.assessmentId, fileId: world.evidenceFileId } };
    },
  },
  'PUT /ability-assessments/:id/form': about(assessment, formOf(90)),
  'POST /ability-assessments/:id/signatures': about(assessment, { version: 1 }),
  'PUT /ability-assessments/:id/appointment': {
    call: ({ world }) => ({
      path: assessment(world),
      body: {
        ...APPOINTMENT,
        leadAssessorId: world.office.nurse.id,
        secondAssessorId: world.office.worker.id,
      },
    }),
  },
  'POST /ability-assessments/:id/submission': about(assessment),
  'POST /ability-assessments/:id/cancellation': about(assessment, { reason: '老人不愿意' }),
  'POST /ability-assessments/:id/review': about(assessment, { decision: 'APPROVED' }),
  'POST /ability-assessments/:id/publication': about(assessment, { sourceDocument: '宿评 2026-18' }),
  'POST /ability-assessments/:id/dispute': about(assessment, { reason: '与实际不符' }),
  'POST /ability-assessments/:id/dispute-decision': about(assessment, {
    decision: 'UPHELD',
    reason: '材料有疑点',
  }),
  'GET /assessment-rechecks': list(({ world }) => world.recheckDrawId),
  'POST /assessment-rechecks': {
    call: ({ world }) => ({
      body: { countyId: world.countyId, from: '2026-02-01', lastDay: '2026-02-28' },
    }),
  },
  'POST /seniors/:id/ability-assessments': about(senior, { reason: 'IMMEDIATE' }),
  'POST /assessors/:id/end': about(({ office }) => ({ id: office.otherWorker.id }), {
    lastDay: '2028-12-30',
  }),
};
