import { newId } from '@anzhi/kernel';
import { PeopleFacade, type Right } from '@anzhi/people';
import { GrantRights } from '../../../../libs/people/src/representatives/grant-rights.usecase';
import { givenAccount, somePhone } from '@test/given/identity';
import { ctxOf } from '@test/given/ordering';
import { someIdentityNumber } from '@test/given/people';
import { idOf } from '@test/given/world/home';
import type { World } from '@test/given/two-worlds';
import { about, list, type Call, type Requests, type Where } from './request';

const senior = ({ household }: World): { id: string } => ({ id: household.senior.id });
const seniorId = ({ world }: Where): string => world.household.senior.id;
const ofSenior = (body?: object) => about(senior, body);

/** A category to be corrected or ended, recorded for this one call. */
async function freshCategory({ t, world }: Where): Promise<string> {
  const { identityNumber, name, regionId } = world.household.senior;
  const categories = [{ code: 'EMPTY_NEST', validFrom: '2026-11-24', source: '村居上报' }];
  await t.write((tx) => t.get(PeopleFacade).upsertSenior(tx, { identityNumber, name, regionId, categories }));
  return idOf(
    t,
    `SELECT id FROM people.category WHERE senior_id = $1 AND code = 'EMPTY_NEST' AND upper_inf(known)`,
    world.household.senior.id,
  );
}

const RIGHTS: Right[] = ['VIEW', 'BOOK', 'PAY', 'CONFIRM'];

/** Rights to be ended: a relative ends his own, everybody else those of somebody new. */
async function freshRights({ t, world, by }: Where): Promise<string> {
  const own = by.name === 'FAMILY' ? by.client.credentials?.phone : undefined;
  const phone = own ?? (await givenAccount(t, '王小红')).phone;
  return grant(t, world, phone);
}

async function grant(t: Where['t'], world: World, phone: string): Promise<string> {
  const officer = ctxOf(world.reviewers[0].id, { regionIds: [world.countyId] });
  const input = { phone, name: '王小红', relation: 'CHILD' as const, rights: RIGHTS, proof: '委托书' };
  return (await t.get(GrantRights).execute(officer, world.household.senior.id, input)).id;
}

export const PEOPLE: Requests = {
  'GET /my/seniors': list(seniorId),
  'GET /seniors': list(seniorId),
  'POST /seniors/lookups': {
    call: ({ world }) => ({ body: { identityNumber: world.household.senior.identityNumber } }),
    shows: seniorId,
  },
  'GET /seniors/:id': ofSenior(),
  'GET /seniors/:id/consents': ofSenior(),
  'GET /seniors/:id/life-events': ofSenior(),
  'GET /seniors/:id/access-log': ofSenior(),
  'GET /seniors/:id/assessment-results': ofSenior(),
  'POST /seniors/:id/reveals': ofSenior({ fields: ['phone'], purpose: '电话核实' }),
  'POST /seniors': {
    call: ({ world }) => ({
      body: {
        name: '赵大爷',
        identityNumber: someIdentityNumber('1941-02-03', 'MALE'),
        regionId: world.townId,
      },
    }),
  },
  'PATCH /seniors/:id': ofSenior({ name: '王建华' }),
  'POST /seniors/:id/account': {
    call: ({ world }) => ({ path: senior(world), body: { phone: world.elder.phone } }),
  },
  'POST /seniors/:id/addresses': {
    call: ({ world }): Call => ({
      path: senior(world),
      body: { label: '女儿家', regionId: world.townId, text: '幸福路3号楼201室' },
    }),
  },
  'PUT /seniors/:id/addresses/:addressId/way-up': {
    call: ({ world }): Call => ({
      path: { ...senior(world), addressId: world.household.senior.addressId },
      body: { floor: 5, hasLift: false },
    }),
  },
  'POST /seniors/:id/categories': ofSenior({
    code: 'LIVING_ALONE',
    validFrom: '2026-11-01',
    source: '村居上报',
  }),
  'POST /seniors/:id/representatives': {
    call: ({ world }) => ({
      path: senior(world),
      body: { phone: somePhone(), name: '王小刚', relation: 'CHILD', rights: ['VIEW'], proof: '委托书' },
    }),
  },
  'POST /seniors/:id/consents': ofSenior({ purpose: 'SERVICE', version: '2026-1', given: true }),
  'POST /seniors/:id/life-events': ofSenior({
    kind: 'DISCHARGE',
    onDate: '2026-11-23',
    source: '出院小结',
  }),
  'POST /seniors/:id/assessment-results': ofSenior({
    level: 1,
    assessedOn: '2026-11-23',
    sourceDocument: '评估报告-2',
  }),
  'POST /seniors/:id/categories/:categoryId/correction': {
    call: async (where) => ({
      path: { ...senior(where.world), categoryId: await freshCategory(where) },
      body: { validFrom: '2026-11-24', source: '村居更正' },
    }),
  },
  'POST /seniors/:id/categories/:categoryId/retraction': {
    call: async (where) => ({
      path: { ...senior(where.world), categoryId: await freshCategory(where) },
      body: { reason: '登记错人' },
    }),
  },
  'DELETE /seniors/:id/categories/:categoryId': {
    call: async (where) => ({
      path: { ...senior(where.world), categoryId: await freshCategory(where) },
    }),
  },
  'DELETE /seniors/:id/representatives/:representativeId': {
    call: async (where) => ({
      path: {
        ...senior(where.world),
        representativeId: where.isInside ? await freshRights(where) : where.world.representativeId,
      },
    }),
    after: async ({ t, world, by }) => {
      if (by.name === 'FAMILY') await grant(t, world, by.client.credentials?.phone ?? newId());
    },
  },
};
