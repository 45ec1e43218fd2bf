import { newId } from '@anzhi/kernel';
import { citizen } from '@test/given/ordering';
import type { World } from '@test/given/two-worlds';
import { RecordRisk } from '../../../../libs/visits/src/care/risks.usecase';
import { about, anywhere, list, type Requests } from './request';

const PUBLISHED = 'published; says nothing about anybody';
const OWN_HOURS = 'his own hours and nobody else’s';
const OWN_RATINGS = 'of his own visits and nobody else’s';
const AVERAGES =
  'never about fewer than five ratings, so no row of a world shows; ratings.db-spec.ts has the places';
const served = ({ visits }: World): { id: string } => ({ id: visits.served });
const scheduled = ({ visits }: World): { id: string } => ({ id: visits.scheduled });
const correction = ({ correctionId }: World): { id: string } => ({ id: correctionId });
const region = ({ world }: { world: World }) => ({ query: { regionId: world.countyId } });
const TERMS = {
  ...{ validFrom: '2027-01-01', source: '宿民〔2026〕1号', freeChangeHours: 4 },
  ...{ lateMinutes: 30, lateCreditBp: 1_000, noShowMinutes: 60, shortBp: 8_000, shortCreditBp: 0 },
};
const WORD = [{ code: 'ANY', zh: '任意', en: 'any' }];
const TABLE = {
  ...{ reasons: WORD, resolutions: WORD, flags: [] },
  otherwise: { handling: 'MAY_ACKNOWLEDGE', by: ['OFFICER'] },
};
const SETTLED = { reasonCode: 'NO_SIGNAL', resolutionCode: 'SENIOR_CALLED' };

/** Care, doubts, corrections, hours and terms of the visits. */
export const CARE: Requests = {
  'GET /service-terms': anywhere(PUBLISHED, region),
  'POST /service-terms': { call: ({ world }) => ({ body: { ...TERMS, regionId: world.countyId } }) },
  'GET /orders/:id/terms': about(({ orders }) => ({ id: orders.scheduled })),
  'GET /visit-rulebooks': anywhere(PUBLISHED, ({ world }) => ({
    query: { kind: 'EXCEPTIONS', regionId: world.countyId },
  })),
  'POST /visit-rulebooks': {
    call: ({ world }) => ({
      body: {
        ...{ kind: 'EXCEPTIONS', validFrom: '2027-01-01', source: '宿民〔2026〕1号' },
        ...{ regionId: world.countyId, body: TABLE },
      },
    }),
  },
  'GET /visits/:id/care-sheet': about(scheduled),
  'POST /visits/:id/risk-acknowledgement': {
    call: ({ world }) => ({ path: scheduled(world), body: { riskIds: [world.riskId] } }),
  },
  'POST /visits/:id/vital-signs': about(scheduled, {
    ...{ measuredAt: '2026-11-23T09:00:00+08:00', values: { PULSE: 70 }, yes: [] },
  }),
  'GET /visits/:id/vital-signs': about(served),
  'GET /care-risks': {
    call: ({ world }) => ({ query: { seniorId: world.household.senior.id } }),
    shows: ({ world }) => world.riskId,
  },
  'POST /care-risks': {
    call: ({ world }) => ({ body: { seniorId: world.household.senior.id, code: 'FALL' } }),
  },
  'DELETE /care-risks/:id': {
    // one for each, because it ends
    call: async ({ t, world: { household } }) => {
      const risk = { seniorId: household.senior.id, code: 'ALLERGY', note: newId() };
      return { path: await t.get(RecordRisk).execute(citizen(household.family), risk) };
    },
  },
  'GET /visits/:id/pay': about(served),
  'GET /visits/:id/bill': about(served),
  'GET /visits/:id/rating': about(served),
  'PUT /visits/:id/rating': about(served, { score: 4, reasons: ['KIND'], showsCaregiver: false }),
  'GET /rating-averages': anywhere(AVERAGES, () => ({ query: { month: '2026-10' } })),
  'GET /my/rating-averages': anywhere(OWN_RATINGS),
  'GET /my/ratings': anywhere(OWN_RATINGS),
  'GET /caregiver-hours': anywhere(OWN_HOURS, () => ({ query: { month: '2026-11' } })),
  'GET /visit-exceptions': list(({ world }) => world.exceptionId),
  'GET /corrections': list(({ world }) => world.correctionId),
  'GET /corrections/:id': about(correction),
  'GET /corrections/:id/files/:fileId': {
    call: ({ world }) => ({ path: { ...correction(world), fileId: world.fileId } }),
  },
  'GET /unlock-requests': list(({ world }) => world.unlockId),
  'POST /visits/:id/corrections': about(served, { kind: 'MINUTES', minutes: 100, reasonCode: 'FORGOT' }),
  'POST /visits/:id/unlock-requests': about(served, { reasonCode: 'FORGOT' }),
  'POST /corrections/:id/answer': about(correction, { agrees: true }),
  'POST /corrections/:id/decision': about(correction, { outcome: 'REFUSED', resolutionCode: 'VISITED' }),
  'POST /corrections/:id/withdrawal': about(correction),
  'POST /unlock-requests/:id/decision': about(({ unlockId }) => ({ id: unlockId }), {
    ...{ granted: true, days: 3, resolutionCode: 'VISITED' },
  }),
  'POST /visit-exceptions/:id/settlement': about(({ exceptionId }) => ({ id: exceptionId }), SETTLED),
};
