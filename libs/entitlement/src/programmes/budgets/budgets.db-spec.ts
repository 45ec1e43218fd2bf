import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenBudget } from '@test/given/programmes';
import { ProgrammeAccounts } from '../programme-accounts';
import type { ProgrammeLaw } from '../programme';
import { Programmes } from '../programmes';
import { Budgets } from './budgets';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

const DAY = '2026-11-24';
let countyId: number;
beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
});

const programme = (programmeCode: string) => t.get(Programmes).byCode(t.db, programmeCode, DAY);
const figures = async (programmeCode: string) =>
  t.get(Budgets).remaining(t.db, countyId, (await programme(programmeCode)).id, 2026);

/** One booking's money: set aside from the budget, or undefined when it is used up. */
async function book({ id: programmeId, unit }: ProgrammeLaw, amountFen: number): Promise<string | undefined> {
  const seniorId = newId();
  return t.write(async (tx) => {
    const { PAYABLE } = await t.get(ProgrammeAccounts).of(tx, countyId, { id: programmeId, unit });
    for (;;) {
      const wish = { countyId, programmeId, date: DAY, seniorId, amountFen };
      const debitAccount = await t.get(Budgets).sliceFor(tx, wish);
      if (!debitAccount) return undefined;
      const holdId = newId(tx.now);
      const legs = [{ unit: 'FEN', debitAccount, creditAccount: PAYABLE, amount: amountFen }] as const;
      try {
        await t.get(LedgerFacade).hold(tx, { countyId, holdId, legs, serviceDate: DAY });
        return holdId;
      } catch (error) {
        if ((error as { code?: string }).code !== 'ledger.slice-empty') throw error;
      }
    }
  });
}

describe('the budget of a county for a programme', () => {
  it('does not limit anything until there is one', async () => {
    expect(await figures('SQ_MEALS')).toBeNull();
    expect(await book(await programme('SQ_MEALS'), 10_000_000)).toBeDefined();
  });

  it('is what two people allotted, and can be raised', async () => {
    const budget = { programmeCode: 'SQ_EMERGENCY_CALL', year: 2026 };
    await givenBudget(t, countyId, { ...budget, amountFen: 5_000 });
    expect(await figures('SQ_EMERGENCY_CALL')).toEqual({
      ...{ allottedFen: 5_000, committedFen: 0, spentFen: 0, remainingFen: 5_000 },
    });
    expect(await book(await programme('SQ_EMERGENCY_CALL'), 5_001)).toBeUndefined();
    await givenBudget(t, countyId, { ...budget, amountFen: 1 });
    expect(await book(await programme('SQ_EMERGENCY_CALL'), 5_001)).toBeDefined();
    expect(await figures('SQ_EMERGENCY_CALL')).toEqual({
      ...{ allottedFen: 5_001, committedFen: 5_001, spentFen: 0, remainingFen: 0 },
    });
  });

  it('of sixty-four bookings at once pays as many as it can, to the last fen', async () => {
    await givenBudget(t, countyId, { programmeCode: 'SQ_RETROFIT', year: 2026, amountFen: 40 * 333 });
    const wish = await programme('SQ_RETROFIT');
    const holds = await Promise.all(Array.from({ length: 64 }, () => book(wish, 333)));
    expect(holds.filter(Boolean).length).toBe(40);
    expect(await figures('SQ_RETROFIT')).toEqual({
      ...{ allottedFen: 40 * 333, committedFen: 40 * 333, spentFen: 0, remainingFen: 0 },
    });
  });

  it('brings together what lies in many slices', async () => {
    await givenBudget(t, countyId, { programmeCode: 'SQ_CARE_VISITS', year: 2026, amountFen: 100_000 });
    for (let booking = 0; booking < 30; booking++) await book(await programme('SQ_CARE_VISITS'), 100);
    expect(await book(await programme('SQ_CARE_VISITS'), 97_001)).toBeUndefined();
    expect(await book(await programme('SQ_CARE_VISITS'), 97_000)).toBeDefined();
    expect((await figures('SQ_CARE_VISITS'))?.remainingFen).toBe(0);
  });

  it('is each year’s own', async () => {
    const { id: programmeId } = await programme('SQ_HOME_CARE');
    await givenBudget(t, countyId, { programmeCode: 'SQ_HOME_CARE', year: 2027, amountFen: 100 });
    const wish = { countyId, programmeId, seniorId: newId(), amountFen: 101 };
    const sliceOn = (date: string) => t.write((tx) => t.get(Budgets).sliceFor(tx, { ...wish, date }));
    expect(await sliceOn('2027-01-01')).toBeNull();
    expect(await sliceOn('2026-12-31')).not.toBeNull();
  });
});

describe('allotting', () => {
  const wish = { programmeCode: 'SQ_HOME_CARE', year: 2026, amountFen: 100, citation: '财预〔2026〕1号' };
  const officer = async (
    role: 'COUNTY_HANDLER' | 'COUNTY_APPROVER' | 'CITY_ADMIN',
    code: string = CODES.county,
  ) => t.person('县区干部', { role, regionId: await regionId(t, code) });

  it('takes two people, once', async () => {
    const handler = await officer('COUNTY_HANDLER');
    const approver = await officer('COUNTY_APPROVER');
    const { body } = await handler.post('/budget-allotments', { ...wish, countyId }).expect(201);
    const path = `/budget-allotments/${(body as { id: string }).id}/decision`;
    await handler.post(path, { decision: 'APPROVED' }).expect(403);
    await approver.post(path, { decision: 'REJECTED' }).expect(422);
    const answers = await Promise.all(
      [approver, await officer('CITY_ADMIN', CODES.city)].map((who) =>
        who.post(path, { decision: 'APPROVED' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await figures('SQ_HOME_CARE'))?.allottedFen).toBe(100);
    const { body: list } = await approver.get('/budget-allotments?state=APPROVED&limit=200').expect(200);
    expect(list.items).toContainEqual(
      expect.objectContaining({ programmeCode: 'SQ_HOME_CARE', year: 2026, amountFen: 100 }),
    );
  });

  it('is not done by one who drafts and decides, nor elsewhere, nor for a programme that is not law there', async () => {
    const both = await t.person(
      '一人两岗',
      { role: 'COUNTY_HANDLER', regionId: countyId },
      { role: 'COUNTY_APPROVER', regionId: countyId },
    );
    const { body } = await both.post('/budget-allotments', { ...wish, countyId }).expect(201);
    const { id } = body as { id: string };
    await both.post(`/budget-allotments/${id}/decision`, { decision: 'APPROVED' }).expect(403);
    const other = await officer('COUNTY_APPROVER', CODES.otherCounty);
    await other.post(`/budget-allotments/${id}/decision`, { decision: 'APPROVED' }).expect(404);
    const handler = await officer('COUNTY_HANDLER');
    const post = (more: object) => handler.post('/budget-allotments', { ...wish, countyId, ...more });
    await post({ countyId: await regionId(t, CODES.otherCounty) }).expect(404);
    await post({ programmeCode: 'DY_LTCI' }).expect(404);
    await post({ year: 2025 }).expect(404);
    await post({ amountFen: 0 }).expect(422);
  });

  it('shows the figures of the counties in one’s charge, by page', async () => {
    const approver = await officer('COUNTY_APPROVER');
    const { body } = await approver.get('/budgets?limit=1').expect(200);
    expect(body.items).toMatchObject([{ countyId, year: 2026 }]);
    const { body: rest } = await approver.get(`/budgets?limit=200&cursor=${body.nextCursor}`).expect(200);
    const all = [...body.items, ...rest.items] as {
      programmeCode: string;
      year: number;
      allottedFen: number;
    }[];
    expect(all.map(({ programmeCode, year }) => `${year} ${programmeCode}`)).toEqual([
      '2026 SQ_CARE_VISITS',
      '2026 SQ_EMERGENCY_CALL',
      '2026 SQ_HOME_CARE',
      '2026 SQ_RETROFIT',
      '2027 SQ_HOME_CARE',
    ]);
    const other = await officer('COUNTY_APPROVER', CODES.otherCounty);
    expect((await other.get('/budgets').expect(200)).body.items).toEqual([]);
  });

  it.each([
    [
      'budget_allotment_four_eyes',
      `state = 'APPROVED', approved_by = drafted_by, decided_at = now(), command_id = id`,
    ],
    ['budget_allotment_decided', `state = 'APPROVED', command_id = id`],
    ['budget_allotment_booked', `state = 'APPROVED', approved_by = gen_random_uuid(), decided_at = now()`],
    ['budget_allotment_explained', `state = 'REJECTED', approved_by = gen_random_uuid(), decided_at = now()`],
  ])('%s', async (constraint, change) => {
    await expect(
      owner.query(`UPDATE entitlement.budget_allotment SET ${change} WHERE state = 'SUBMITTED'`),
    ).rejects.toMatchObject({ constraint });
  });

  it('is decided once', async () => {
    await expect(
      owner.query(`UPDATE entitlement.budget_allotment SET amount_fen = 1 WHERE state = 'APPROVED'`),
    ).rejects.toMatchObject({ code: 'AZ001' });
  });
});
