import { ctxOf } from '@test/given/ordering';
import type { World } from '@test/given/two-worlds';
import { RecordFact } from '../../../../libs/people/src/facts/record-fact.usecase';
import { RecordLifeEvent } from '../../../../libs/people/src/life-events/record-life-event.usecase';
import { about, list, type Requests, type Where } from './request';

const senior = ({ household }: World): { id: string } => ({ id: household.senior.id });
const officer = ({ reviewers, countyId }: World) => ctxOf(reviewers[0].id, { regionIds: [countyId] });
const department = ({ listId }: World): { id: string } => ({ id: listId });

const FACT = { value: true, validFrom: '2026-11-01', source: '村委会' };

/** A fact to be corrected or ended, recorded for this one call. */
async function freshFact({ t, world }: Where): Promise<{ id: string; factId: string }> {
  const fact = { ...FACT, code: 'HOME_BED_HOLDER' };
  const { id } = await t.get(RecordFact).execute(officer(world), world.household.senior.id, fact);
  return { ...senior(world), factId: id };
}

/** An event to be taken back, recorded for this one call. */
async function freshLifeEvent({ t, world }: Where): Promise<{ id: string; lifeEventId: string }> {
  const event = { kind: 'DISCHARGE' as const, onDate: '2026-11-23', source: '出院小结' };
  const { id } = await t.get(RecordLifeEvent).execute(officer(world), world.household.senior.id, event);
  return { ...senior(world), lifeEventId: id };
}

/** Facts, what is taken back, and the lists of other departments. */
export const PEOPLE_RECORDS: Requests = {
  'GET /seniors/:id/facts': about(senior),
  'GET /seniors/:id/facts/:factId/evidence': about((world) => ({ ...senior(world), factId: world.factId })),
  'POST /seniors/:id/facts': about(senior, { ...FACT, code: 'LTCI_COVERED' }),
  'POST /seniors/:id/facts/:factId/correction': {
    call: async (where) => ({ path: await freshFact(where), body: FACT }),
  },
  'POST /seniors/:id/facts/:factId/retraction': {
    call: async (where) => ({ path: await freshFact(where), body: { reason: '登记错人' } }),
  },
  'DELETE /seniors/:id/facts/:factId': { call: async (where) => ({ path: await freshFact(where) }) },
  'POST /seniors/:id/life-events/:lifeEventId/retraction': {
    call: async (where) => ({ path: await freshLifeEvent(where), body: { reason: '登记错人' } }),
  },
  'GET /department-lists': list(({ world }) => world.listId),
  'GET /department-lists/:id': about(department),
  'GET /department-lists/:id/changes': about(department),
  'GET /department-lists/:id/changes-file': about(department),
  'POST /department-lists/:id/confirmation': about(department),
};
