import { checkLedger } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenRunningCampaign } from '@test/given/campaigns';
import { givenEntitledSenior, givenMonth, PROGRAMME } from '@test/given/entitlement';
import { givenUpload } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import type { GivenSenior } from '@test/given/people';
import type { CampaignDetailDto } from './campaign.dto';
import { isDrawn } from './population.policy';
import type { StopPageDto } from '../stops/stops.dto';
import type { CampaignTaskDto, CampaignTaskPageDto } from './task.dto';

const t = useApp();
let countyId: number;
let townId: number;
let handler: ApiClient;
let helper: ApiClient;
let reviewer: ApiClient;

async function logIn(): Promise<void> {
  handler = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
  helper = await t.person('村居协理员', { role: 'VILLAGE_HELPER', regionId: townId });
  reviewer = await t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: countyId });
}

beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
  townId = await regionId(t, CODES.town);
});

beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  await logIn();
});

afterEach(async () => {
  expect(await checkLedger(t.db)).toEqual([]);
});

async function moveTo(moment: string): Promise<void> {
  t.clock.set(new Date(moment));
  await t.drain();
  await logIn();
}

const tasksOf = async (campaignId: string): Promise<CampaignTaskDto[]> =>
  (
    (await handler.get(`/campaign-tasks?limit=200&campaignId=${campaignId}`).expect(200))
      .body as CampaignTaskPageDto
  ).items;
const taskOf = async (campaignId: string, { id }: GivenSenior): Promise<CampaignTaskDto> =>
  (await tasksOf(campaignId)).find(({ seniorId }) => seniorId === id)!;
const record = (by: ApiClient, id: string, outcome: object) =>
  by.post(`/campaign-tasks/${id}/outcome`, { note: '上门核实', ...outcome });
const decide = (by: ApiClient, id: string, decision: string) =>
  by.post(`/campaign-tasks/${id}/decision`, { decision, reason: '核查属实' });
const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;
const leftOf = async ({ id }: GivenSenior, period: number): Promise<number> => {
  const { body } = await handler.get(`/seniors/${id}/entitlements?period=${period}`).expect(200);
  return (body as { leftMinutes: number }).leftMinutes;
};

async function planned(wish: object): Promise<CampaignDetailDto> {
  const plan = { title: '抽查', countyId, dueOn: '2026-12-31', ...wish };
  const { body } = await handler.post('/campaigns', plan).expect(201);
  await t.drain();
  const { id } = body as CampaignDetailDto;
  return (await handler.get(`/campaigns/${id}`).expect(200)).body as CampaignDetailDto;
}

const selected = async ({ id }: { id: string }): Promise<string[]> =>
  (
    await t.db.query<{ id: string }>(
      'SELECT senior_id AS id FROM entitlement.campaign_task WHERE campaign_id = $1 ORDER BY senior_id',
      [id],
    )
  ).map((row) => row.id);

describe('Whom a campaign selects', () => {
  let seniors: GivenSenior[];

  beforeAll(async () => {
    seniors = [];
    for (const birthDate of ['1936-01-01', '1946-01-01', '1956-01-01'])
      seniors.push(await givenEntitledSenior(t, { birthDate }));
  });

  it('is who has a claim and fits, in however many steps it is found', async () => {
    const wish = { ageFrom: 75, ageTo: 85, categories: ['DIBAO'], programmeCodes: [PROGRAMME] };
    const whole = await planned(wish);
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('entitlement.chunkSeniors', 1, $1)`,
      [t.clock.now()],
    );
    const inSteps = await planned(wish);
    await t.db.query(`UPDATE platform.setting SET value = 2000 WHERE name = 'entitlement.chunkSeniors'`);
    expect(await selected(whole)).toEqual([seniors[1].id]);
    expect(await selected(inSteps)).toEqual([seniors[1].id]);
    expect(inSteps.state).toBe('READY');
  });

  it('is drawn by the seed, so that anybody can draw it again', async () => {
    const drawn = await planned({ shareBp: 5_000, seed: '宿豫 2026 第一次' });
    const everybody = await selected(await planned({}));
    expect(await selected(drawn)).toEqual(everybody.filter((id) => isDrawn('宿豫 2026 第一次', id, 5_000)));
  });

  it('leaves out who was confirmed lately', async () => {
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, seniors[0]);
    await record(helper, id, { outcome: 'CONFIRMED' }).expect(200);
    const lastVerifiedBefore = async (day: string) => selected(await planned({ lastVerifiedBefore: day }));
    expect(await lastVerifiedBefore('2026-11-23')).not.toContain(seniors[0].id);
    expect(await lastVerifiedBefore('2026-11-24')).toContain(seniors[0].id);
  });

  it('has to lie in the charge of who plans it', async () => {
    const plan = { title: '抽查', countyId: await regionId(t, CODES.otherCounty), dueOn: '2026-12-31' };
    expect(codeOf(await handler.post('/campaigns', plan).expect(404))).toBe('entitlement.county-not-found');
    const late = { ...plan, countyId, dueOn: '2026-11-22' };
    expect(codeOf(await handler.post('/campaigns', late).expect(422))).toBe(
      'entitlement.campaign-due-too-early',
    );
  });
});

describe('Who goes there', () => {
  it('is one, until he or the township gives the household back', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    const other = await t.person('协理员乙', { role: 'VILLAGE_HELPER', regionId: townId });
    const township = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: townId });
    const path = `/campaign-tasks/${id}/assignment`;
    await helper.post(path).expect(200);
    for (const refused of [await other.post(path), await other.delete(path)])
      expect([refused.status, codeOf(refused)]).toEqual([409, 'entitlement.campaign-task-taken']);
    expect(await taskOf(campaignId, senior)).toMatchObject({ takenBy: helper.accountId });
    await township.delete(path).expect(200);
    await other.post(path).expect(200);
    expect(await taskOf(campaignId, senior)).toMatchObject({ takenBy: other.accountId });
  });
});

describe('What has changed', () => {
  it('ends the claim by the decision of a second person, and comes back by appeal only', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    const both = await t.person(
      '身兼两职',
      { role: 'TOWN_HANDLER', regionId: townId },
      { role: 'COUNTY_REVIEWER', regionId: countyId },
    );
    await decide(reviewer, id, 'STOP').expect(409);
    await record(both, id, { outcome: 'CHANGED' }).expect(422);
    await record(both, id, { outcome: 'CHANGED', fact: 'categories' }).expect(200);
    expect(codeOf(await decide(both, id, 'STOP').expect(403))).toBe('entitlement.another-person');
    expect((await tasksOf(campaignId))[0].id).toBe(id);
    await decide(reviewer, id, 'STOP').expect(200);
    expect(await leftOf(senior, 202611)).toBe(0);
    const [stop] = await t.db.query('SELECT kind, reason FROM entitlement.stop WHERE senior_id = $1', [
      senior.id,
    ]);
    expect(stop).toEqual({ kind: 'STOP', reason: 'CAMPAIGN' });
    const { fileId } = await givenUpload(helper);
    expect(codeOf(await record(helper, id, { outcome: 'CONFIRMED', fileId }).expect(409))).toBe(
      'entitlement.campaign-task-state',
    );
  });

  it('may leave the claim as it is, or be looked at again', async () => {
    const [kept, again] = [await givenEntitledSenior(t), await givenEntitledSenior(t)];
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    for (const senior of [kept, again])
      await record(helper, (await taskOf(campaignId, senior)).id, { outcome: 'MOVED' }).expect(200);
    await decide(reviewer, (await taskOf(campaignId, kept)).id, 'KEEP').expect(200);
    await decide(reviewer, (await taskOf(campaignId, again)).id, 'REOPEN').expect(200);
    expect(await taskOf(campaignId, kept)).toMatchObject({ state: 'KEPT', claim: 'UNTOUCHED' });
    expect(await taskOf(campaignId, again)).toMatchObject({ state: 'OPEN', outcome: null });
    expect(await leftOf(kept, 202611)).toBe(480);
    expect(codeOf(await handler.post(`/campaigns/${campaignId}/closing`).expect(409))).toBe(
      'entitlement.campaign-unfinished',
    );
  });
});

describe('Who lives in another county by now', () => {
  it('keeps what he has there', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await record(helper, id, { outcome: 'MOVED' }).expect(200);
    const township = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: townId });
    const destinationId = await regionId(t, CODES.otherCountysTown);
    const move = { kind: 'MOVE_OUT', onDate: '2026-11-20', source: '派出所', destinationId };
    await township.post(`/seniors/${senior.id}/life-events`, move).expect(201);
    await t.drain();
    await decide(reviewer, id, 'STOP').expect(200);
    expect(await taskOf(campaignId, senior)).toMatchObject({ state: 'STOPPED', claim: 'UNTOUCHED' });
    expect(await givenMonth(t, [senior.id], 202612)).toBe(1);
  });

  it('is granted there what this county has stopped here', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await record(helper, id, { outcome: 'MOVED' }).expect(200);
    await decide(reviewer, id, 'STOP').expect(200);
    expect(await taskOf(campaignId, senior)).toMatchObject({ claim: 'STOPPED' });
    expect(await givenMonth(t, [senior.id], 202612)).toBe(0);
    const township = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: townId });
    const destinationId = await regionId(t, CODES.otherCountysTown);
    const move = { kind: 'MOVE_OUT', onDate: '2026-11-23', source: '派出所', destinationId };
    await township.post(`/seniors/${senior.id}/life-events`, move).expect(201);
    await t.drain();
    expect(await givenMonth(t, [senior.id], 202612)).toBe(1);
  });
});

describe('Who was not met and lives in another county by now', () => {
  it('is suspended there as well, until he is met, which the new county can see and undo', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await record(helper, id, { outcome: 'NOT_FOUND' }).expect(200);
    await moveTo('2026-12-04T09:00:00+08:00');
    await decide(reviewer, id, 'STOP').expect(200);
    const township = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: townId });
    const destinationId = await regionId(t, CODES.otherCountysTown);
    const move = { kind: 'MOVE_OUT', onDate: '2026-12-01', source: '派出所', destinationId };
    await township.post(`/seniors/${senior.id}/life-events`, move).expect(201);
    await t.drain();
    await moveTo('2027-01-02T09:00:00+08:00');
    expect(await givenMonth(t, [senior.id], 202701)).toBe(0);
    const there = { role: 'COUNTY_APPROVER', regionId: await regionId(t, CODES.otherCounty) } as const;
    const officer = await t.person('新县审批', there);
    const { body } = await officer.get(`/stops?seniorId=${senior.id}`).expect(200);
    const stops = (body as StopPageDto).items;
    const [suspension, moved] = ['CAMPAIGN', 'MOVE_OUT'].map((why) =>
      stops.find(({ reason }) => reason === why)!,
    );
    const lift = (by: ApiClient, stopId: string) =>
      by.post(`/stops/${stopId}/lifting`, { reason: '已在本县核实本人' });
    await lift(officer, moved.id).expect(404);
    await lift(officer, suspension.id).expect(201);
    expect(await givenMonth(t, [senior.id], 202702)).toBe(1);
  });
});

describe('Who is met after all', () => {
  it('has his claim back with what was missed, on a proof', async () => {
    const senior = await givenEntitledSenior(t);
    await givenMonth(t, [senior.id], 202612);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await record(helper, id, { outcome: 'REFUSED' }).expect(200);
    await moveTo('2026-12-04T09:00:00+08:00');
    await decide(reviewer, id, 'STOP').expect(200);
    expect(await leftOf(senior, 202612)).toBe(0);
    expect(codeOf(await record(helper, id, { outcome: 'CONFIRMED' }).expect(422))).toBe(
      'entitlement.campaign-proof-needed',
    );
    const { fileId } = await givenUpload(helper);
    await record(helper, id, { outcome: 'CONFIRMED', fileId }).expect(200);
    expect(await leftOf(senior, 202612)).toBe(480);
    expect(await taskOf(campaignId, senior)).toMatchObject({ state: 'CONFIRMED', claim: 'RESTORED' });
  });
});

describe('What is late', () => {
  it('is told to the townships every week until nothing is open, and comes first in every list', async () => {
    const seniors = [await givenEntitledSenior(t), await givenEntitledSenior(t)];
    const { campaignId } = await givenRunningCampaign(t, { countyId, dueOn: '2026-11-25' });
    for (const { id, seniorId } of await tasksOf(campaignId))
      if (seniorId !== seniors[1].id) await record(helper, id, { outcome: 'CONFIRMED' }).expect(200);
    const reminders = () =>
      t.db.query<{ payload: object; rooms: string[] }>(
        `SELECT payload, rooms FROM platform.event WHERE type = 'entitlement.campaign-reminded.v1'
            AND payload->>'campaignId' = $1 ORDER BY seq`,
        [campaignId],
      );
    await moveTo('2026-11-26T00:00:00+08:00');
    expect(await reminders()).toEqual([
      { payload: { campaignId, open: 1, overdue: true }, rooms: [`region:${townId}`] },
    ]);
    expect((await tasksOf(campaignId))[0]).toMatchObject({ seniorId: seniors[1].id, overdue: true });
    const { body } = await handler.get(`/campaigns/${campaignId}/progress`).expect(200);
    expect(body).toMatchObject({ lines: [{ regionId: townId, open: 1, overdue: 1 }] });
    await moveTo('2026-12-03T00:00:00+08:00');
    expect(await reminders()).toHaveLength(2);
    const { id } = await taskOf(campaignId, seniors[1]);
    await record(helper, id, { outcome: 'CONFIRMED' }).expect(200);
    await moveTo('2026-12-10T00:00:00+08:00');
    await moveTo('2026-12-17T00:00:00+08:00');
    expect(await reminders()).toHaveLength(2);
  });
});

describe('A campaign that was cancelled', () => {
  it('decides nothing more', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await handler.post(`/campaigns/${campaignId}/cancellation`, { reason: '与市里重复' }).expect(200);
    expect(codeOf(await record(helper, id, { outcome: 'NOT_FOUND' }).expect(409))).toBe(
      'entitlement.campaign-state',
    );
  });
});

describe('The tables of campaigns', () => {
  it('let nobody be stopped while his notice runs, whoever writes', async () => {
    const senior = await givenEntitledSenior(t);
    const { campaignId } = await givenRunningCampaign(t, { countyId });
    const { id } = await taskOf(campaignId, senior);
    await record(helper, id, { outcome: 'NOT_FOUND' }).expect(200);
    const stop = (at: string) =>
      t.db.query(
        `INSERT INTO entitlement.campaign_task_step (county_id, task_id, number, event, from_state, to_state, level,
           actor_id, actor_role, note, at)
         VALUES ($1, $2, 99, 'stop', 'NOTICED', 'STOPPED', 'DECIDE', $3, 'COUNTY_REVIEWER', '理由', $4)`,
        [countyId, id, reviewer.accountId, at],
      );
    await expect(stop('2026-12-03T23:59:59+08:00')).rejects.toMatchObject({ driverError: { code: 'AZ001' } });
    await stop('2026-12-04T00:00:00+08:00');
    await expect(
      t.db.query(`UPDATE entitlement.campaign_task SET state = 'KEPT' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
