import { newId } from '@anzhi/kernel';
import type { ApiClient } from '@test/app';
import {
  givenDraft,
  givenLaw,
  givenPolicyDesk,
  someProgramme,
  someTerms,
  type PolicyDesk,
} from '@test/given/programmes';
import type { World } from '@test/given/two-worlds';
import { anywhere, type Call, type Request, type Requests, type Where } from './request';

const FROM = '2027-01-01';
const someCode = (): string => `P_${newId().slice(-12).toUpperCase()}`;

const county = ({ t, world }: Where): Promise<PolicyDesk> => givenPolicyDesk(t, world.countyCode);

/** Of the caller inside, so that it is his own; of somebody else outside. */
async function drafter(where: Where): Promise<PolicyDesk> {
  const desk = await county(where);
  return where.isInside ? { ...desk, drafter: where.by.client } : desk;
}

/** What every world has: a programme, a value and an allotment, with the county in their names. */
const nameIn = ({ countyId }: World): string => `OF_COUNTY_${countyId}`;
const furnished = new WeakSet<World>();
async function furnish(where: Where): Promise<void> {
  const { world } = where;
  if (furnished.has(world)) return;
  furnished.add(world);
  const desk = await county(where);
  await givenDraft(desk, nameIn(world));
  await desk.drafter.post('/programme-parameters', value(world.countyId, nameIn(world))).expect(201);
  const handler = await where.t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: world.countyId });
  await handler.post('/budget-allotments', allotment(world.countyId, nameIn(world))).expect(201);
}

const value = (regionId: number, name: string): object => ({
  ...{ name, regionId, from: FROM, value: 100, unit: 'FEN', citation: '宿民〔2026〕18号' },
});
const allotment = (countyId: number, citation = '财预〔2026〕1号'): object => ({
  ...{ countyId, programmeCode: 'SQ_RETROFIT', year: 2026, amountFen: 100, citation },
});

const listOf = (shows: (world: World) => string): Request => ({
  call: async (where) => {
    await furnish(where);
    return { query: { limit: 200 } };
  },
  shows: ({ world }) => shows(world),
});

const ofProgramme = (path: object = {}): Request => ({
  call: async (where) => {
    await furnish(where);
    return { path: { code: nameIn(where.world), ...path } };
  },
});

/** About a version made for this one call. */
const version = (make: (where: Where, code: string) => Promise<unknown>, body?: object): Request => ({
  call: async (where): Promise<Call> => {
    const code = someCode();
    await make(where, code);
    return { path: { code, version: '1' }, ...(body && { body }) };
  },
});

const drafted = async (where: Where, code: string): Promise<unknown> =>
  givenDraft(await drafter(where), code);
const submitted = async (where: Where, code: string): Promise<void> => {
  const desk = await county(where);
  await desk.drafter.post(`${await givenDraft(desk, code)}/submission`).expect(200);
};
const law = async (where: Where, code: string): Promise<string> => givenLaw(await county(where), code);
const ending = async (where: Where, code: string): Promise<void> => {
  const desk = await county(where);
  const end = { endsOn: '2027-06-01', reason: '政策调整' };
  await desk.drafter.post(`${await givenLaw(desk, code)}/ending`, end).expect(200);
};

/** Something that waits for a second person. */
const waiting = (
  path: string,
  body: (countyId: number) => object,
  role: 'COUNTY_HANDLER' | 'CITY_POLICY',
): Request => ({
  call: async ({ t, world: { countyId } }): Promise<Call> => {
    const handler: ApiClient = await t.person('起草', { role, regionId: countyId });
    const added = await handler.post(path, body(countyId)).expect(201);
    return { path: { id: (added.body as { id: string }).id }, body: { decision: 'APPROVED' } };
  },
});

const APPROVED = { decision: 'APPROVED' };
const senior = ({ household }: World): { seniorId: string } => ({ seniorId: household.senior.id });

export const PROGRAMMES: Requests = {
  'GET /programmes': listOf(nameIn),
  'GET /programmes/:code': ofProgramme(),
  'GET /programmes/:code/law': anywhere('published; says nothing about anybody', () => ({
    path: { code: 'SQ_HOME_CARE' },
  })),
  'GET /programmes/:code/versions/:version': ofProgramme({ version: '1' }),
  'GET /programmes/:code/versions/:version/problems': ofProgramme({ version: '1' }),
  'GET /programme-templates': anywhere('published; says nothing about anybody'),
  'GET /programme-parameters': listOf(nameIn),
  'GET /budgets': {
    call: () => ({ query: { limit: 200 } }),
    everywhere: 'lists what is in the caller’s charge',
  },
  'GET /budget-allotments': listOf(nameIn),
  'GET /seniors/:seniorId/programme-choices': { call: ({ world }) => ({ path: senior(world) }) },
  'PUT /seniors/:seniorId/programme-choices/:group': {
    call: ({ world }) => ({
      path: { ...senior(world), group: 'HOME_CARE' },
      body: { programmeCode: 'SQ_HOME_CARE' },
    }),
  },
  'POST /programmes': {
    call: ({ world }) => ({
      body: { from: FROM, programme: someProgramme(someCode(), world.countyId), terms: someTerms() },
    }),
  },
  'POST /programme-templates/:code/drafts': {
    call: ({ world }) => ({
      path: { code: 'TJ_MEALS' },
      body: { code: someCode(), regionId: world.countyId, from: FROM },
    }),
  },
  'POST /programmes/:code/versions': {
    call: async (where) => {
      await furnish(where);
      return { path: { code: nameIn(where.world) }, body: { from: FROM, terms: someTerms() } };
    },
  },
  'PUT /programmes/:code/versions/:version': version(drafted, { from: FROM, terms: someTerms() }),
  'POST /programmes/:code/versions/:version/submission': version(drafted),
  'POST /programmes/:code/versions/:version/withdrawal': version(drafted, { reason: '写错了' }),
  'POST /programmes/:code/versions/:version/decision': version(submitted, APPROVED),
  'POST /programmes/:code/versions/:version/ending': version(law, {
    endsOn: '2027-06-01',
    reason: '政策调整',
  }),
  'POST /programmes/:code/versions/:version/ending/decision': version(ending, APPROVED),
  'POST /programme-parameters': {
    call: ({ world }) => ({ body: value(world.countyId, someCode()) }),
  },
  'POST /programme-parameters/:id/decision': waiting(
    '/programme-parameters',
    (countyId) => value(countyId, someCode()),
    'CITY_POLICY',
  ),
  'POST /budget-allotments': { call: ({ world }) => ({ body: allotment(world.countyId) }) },
  'POST /budget-allotments/:id/decision': waiting('/budget-allotments', allotment, 'COUNTY_HANDLER'),
};
