import { systemCtx, type Ctx } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenAccount, type GivenAccount } from '@test/given/identity';
import { givenFamily, givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';
import type { Right } from '../people.types';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
});

const wish = (account: GivenAccount, change: object = {}) => ({
  phone: account.phone,
  name: '王小明',
  relation: 'CHILD',
  rights: ['VIEW', 'BOOK'],
  proof: '委托书 2026-001',
  ...change,
});
const grant = (caller: ApiClient, seniorId: string, account: GivenAccount, change: object = {}) =>
  caller.post(`/seniors/${seniorId}/representatives`, wish(account, change));
const asCitizen = (accountId: string): Ctx => {
  const ctx = systemCtx('test');
  return {
    ...ctx,
    actor: { accountId, sessionId: null, grants: [] },
    scope: { everywhere: false, regionIds: [], organisationIds: [], own: true },
  };
};
const mayAct = (accountId: string, seniorId: string, right: Right) =>
  t.get(PeopleFacade).mayActFor(t.db, asCitizen(accountId), seniorId, right);

describe('the rights of a representative', () => {
  it('are exactly those granted', async () => {
    const [senior, account] = [await givenSenior(t), await givenAccount(t, '王小明')];
    expect(await mayAct(account.id, senior.id, 'VIEW')).toBe(false);
    await grant(officer, senior.id, account).expect(201);
    expect(await mayAct(account.id, senior.id, 'BOOK')).toBe(true);
    expect(await mayAct(account.id, senior.id, 'CONFIRM')).toBe(false);
    expect(await t.get(PeopleFacade).seniorsOf(t.db, account.id, 'BOOK')).toEqual([senior.id]);
    expect(await t.get(PeopleFacade).seniorsOf(t.db, account.id, 'PAY')).toEqual([]);
  });

  it('are told of several accounts at a time, of each its own', async () => {
    const [first, second] = [await givenSenior(t), await givenSenior(t)];
    const [both, one, none] = [
      await givenAccount(t, '王小明'),
      await givenAccount(t, '李小红'),
      await givenAccount(t, '赵小刚'),
    ];
    await grant(officer, first.id, both).expect(201);
    await grant(officer, second.id, both).expect(201);
    await grant(officer, second.id, one, { rights: ['CONFIRM'] }).expect(201);
    const people = t.get(PeopleFacade);
    const accounts = [both.id, one.id, none.id];
    const told = async (right: Right) =>
      [...(await people.seniorsOfEach(t.db, accounts, right))].map(([id, seniors]) => [id, seniors.sort()]);
    expect(await told('BOOK')).toEqual([[both.id, [first.id, second.id].sort()]]);
    expect(Object.fromEntries(await told('CONFIRM'))).toEqual({ [one.id]: [second.id] });
    for (const id of accounts) {
      const alone = await people.seniorsOf(t.db, id, 'VIEW');
      const among = (await people.seniorsOfEach(t.db, accounts, 'VIEW')).get(id) ?? [];
      expect([...among].sort()).toEqual(alone.sort());
    }
  });

  it('are replaced by a new grant', async () => {
    const [senior, account] = [await givenSenior(t), await givenAccount(t, '王小明')];
    await grant(officer, senior.id, account).expect(201);
    await grant(officer, senior.id, account, { rights: ['CONFIRM'] }).expect(201);
    expect(await mayAct(account.id, senior.id, 'BOOK')).toBe(false);
    expect(await mayAct(account.id, senior.id, 'CONFIRM')).toBe(true);
  });

  it('end with the day before the one named, by the calendar of China', async () => {
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    const [senior, account] = [await givenSenior(t), await givenAccount(t, '王小明')];
    await grant(officer, senior.id, account, { validTo: '2026-11-25' }).expect(201);
    t.clock.set(new Date('2026-11-24T23:59:59+08:00'));
    expect(await mayAct(account.id, senior.id, 'VIEW')).toBe(true);
    t.clock.set(new Date('2026-11-25T00:00:00+08:00'));
    expect(await mayAct(account.id, senior.id, 'VIEW')).toBe(false);
    expect(await t.get(PeopleFacade).seniorsOf(t.db, account.id, 'VIEW')).toEqual([]);
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    await grant(officer, senior.id, account, { validTo: '2026-11-23' }).expect(422);
  });

  it('end at once when revoked, by the officer or by himself, and the sockets hear of it', async () => {
    const senior = await givenSenior(t);
    const family = await givenFamily(t, senior.id);
    const [{ id }] = (await family.get(`/seniors/${senior.id}`).expect(200)).body.representatives;
    const stranger = await givenFamily(t, (await givenSenior(t)).id);
    await stranger.delete(`/seniors/${senior.id}/representatives/${id}`).expect(404);
    await family.delete(`/seniors/${senior.id}/representatives/${id}`).expect(200);
    await family.get(`/seniors/${senior.id}`).expect(404);
    await officer.delete(`/seniors/${senior.id}/representatives/${id}`).expect(404);
    await t.drain();
    const events = await t.db.query<{ rooms: string[] }>(
      `SELECT rooms FROM platform.event WHERE type = 'people.representative-changed.v1'
          AND payload->>'seniorId' = $1 ORDER BY seq`,
      [senior.id],
    );
    expect(events).toHaveLength(2);
    expect(events[1].rooms).toContain(`account:${family.accountId}`);
  });

  it('are for at most as many seniors as configured, also when granted at once', async () => {
    const account = await givenAccount(t, '志愿者');
    const seniors = await Promise.all(Array.from({ length: 7 }, () => givenSenior(t)));
    const answers = await Promise.all(seniors.map(({ id }) => grant(officer, id, account)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 409, 409, 409]);
    const refused = answers.findIndex(({ status }) => status === 409);
    expect(answers[refused].body).toMatchObject({ code: 'people.too-many-seniors', params: { limit: 4 } });
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('people.seniorsPerRepresentative', 5, $1)`,
      [t.clock.now()],
    );
    await grant(officer, seniors[refused].id, account).expect(201);
  });
});

describe('who may grant', () => {
  it('an officer with a proof, in his divisions', async () => {
    const [senior, account] = [await givenSenior(t), await givenAccount(t, '王小明')];
    const { body } = await grant(officer, senior.id, account, { proof: undefined }).expect(422);
    expect(body.code).toBe('people.proof-needed');
    const elsewhere = await givenSenior(t, { townCode: CODES.otherCountysTown });
    await grant(officer, elsewhere.id, account).expect(404);
  });

  it('the senior himself, without one; a representative does not pass rights on', async () => {
    const senior = await givenSenior(t);
    const own = await givenAccount(t, senior.name, { role: 'ELDER' });
    await officer.post(`/seniors/${senior.id}/account`, { phone: own.phone }).expect(201);
    const self = await t.login(own.phone, own.password, own.id);
    const account = await givenAccount(t, '王小明', { role: 'ELDER' });
    await grant(self, senior.id, account, { proof: undefined }).expect(201);
    const representative = await t.login(account.phone, account.password, account.id);
    const third = await givenAccount(t, '王小丽');
    expect((await grant(representative, senior.id, third).expect(403)).body.code).toBe(
      'people.grant-not-allowed',
    );
    const mine = await self.get('/my/seniors').expect(200);
    expect(mine.body.items).toMatchObject([{ id: senior.id, relation: 'SELF', name: senior.name }]);
    const theirs = await representative.get('/my/seniors').expect(200);
    expect(theirs.body.items).toMatchObject([
      { id: senior.id, relation: 'CHILD', rights: ['VIEW', 'BOOK'], phone: expect.stringContaining('****') },
    ]);
  });

  it('an officer’s own scope is enough to act for a senior, whatever the right', async () => {
    const senior = await givenSenior(t);
    const ctx = asCitizen((await givenAccount(t, '坐席')).id);
    const of = async (code: string): Promise<Ctx> => ({
      ...ctx,
      scope: { ...ctx.scope, regionIds: [await regionId(t, code)] },
    });
    const people = t.get(PeopleFacade);
    expect(await people.mayActFor(t.db, await of(CODES.county), senior.id, 'BOOK')).toBe(true);
    expect(await people.mayActFor(t.db, await of(CODES.otherCounty), senior.id, 'BOOK')).toBe(false);
  });
});
