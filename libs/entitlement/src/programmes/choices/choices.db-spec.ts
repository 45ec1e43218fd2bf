import type { ApiClient } from '@test/app';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenEntitledSenior } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

const START = new Date('2026-11-23T09:00:00+08:00');
let officer: ApiClient;
beforeEach(async () => {
  t.clock.set(START);
  officer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const choose = (seniorId: string, programmeCode: string, group = 'HOME_CARE') =>
  officer.put(`/seniors/${seniorId}/programme-choices/${group}`, { programmeCode });
const history = (seniorId: string) =>
  owner.query<{ code: string; valid: string }>(
    `SELECT p.code, c.valid::text AS valid FROM entitlement.programme_choice c JOIN entitlement.programme p
         ON p.id = c.programme_id WHERE c.senior_id = $1 ORDER BY c.number`,
    [seniorId],
  );

describe('a senior’s choice of a group', () => {
  it('counts from the first month on that is not issued yet', async () => {
    const { id } = await givenEntitledSenior(t);
    const { body } = await choose(id, 'NAT_VOUCHER').expect(200);
    expect(body).toMatchObject({ chosen: null, coming: 'NAT_VOUCHER', countsFrom: '2026-12-01' });
    const seenAt = async (instant: string) => {
      t.clock.set(new Date(instant));
      officer = await t.again(officer);
      return (await officer.get(`/seniors/${id}/programme-choices`).expect(200)).body.items as object[];
    };
    expect(await seenAt('2026-11-23T23:59:59+08:00')).toMatchObject([{ countsFrom: '2026-12-01' }]);
    expect(await seenAt('2026-11-24T00:00:00+08:00')).toMatchObject([
      { group: 'HOME_CARE', chosen: null, coming: 'NAT_VOUCHER', countsFrom: '2027-01-01' },
    ]);
    expect(await seenAt('2026-12-01T00:00:00+08:00')).toMatchObject([
      { chosen: 'NAT_VOUCHER', coming: null },
    ]);
  });

  it('can be changed until it counts, and after', async () => {
    const { id } = await givenEntitledSenior(t);
    await choose(id, 'NAT_VOUCHER').expect(200);
    await choose(id, 'SQ_HOME_CARE').expect(200);
    expect(await history(id)).toEqual([
      { code: 'NAT_VOUCHER', valid: 'empty' },
      { code: 'SQ_HOME_CARE', valid: '[2026-12-01,)' },
    ]);
    t.clock.set(new Date('2026-12-03T09:00:00+08:00'));
    officer = await t.again(officer);
    const { body } = await choose(id, 'SQ_HOME_CARE').expect(200);
    expect(body).toMatchObject({ chosen: 'SQ_HOME_CARE', coming: 'SQ_HOME_CARE', countsFrom: '2027-01-01' });
    expect((await history(id)).at(-2)).toEqual({ code: 'SQ_HOME_CARE', valid: '[2026-12-01,2027-01-01)' });
  });

  it('made several times at once is one', async () => {
    const { id } = await givenEntitledSenior(t);
    const codes = ['NAT_VOUCHER', 'SQ_HOME_CARE', 'NAT_VOUCHER', 'SQ_HOME_CARE'];
    const answers = await Promise.all(codes.map((code) => choose(id, code)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await history(id)).filter(({ valid }) => valid !== 'empty').length).toBe(1);
  });

  it('is of a programme of the group, by whoever may act for the senior', async () => {
    const { id } = await givenEntitledSenior(t);
    await choose(id, 'SQ_MEALS').expect(404);
    await choose(id, 'HF-GOV-HOME-2022').expect(404);
    await choose(id, 'NAT_VOUCHER', 'NO_GROUP').expect(404);
    const town = await regionId(t, CODES.otherCountysTown);
    officer = await t.person('外县经办', { role: 'TOWN_HANDLER', regionId: town });
    await choose(id, 'NAT_VOUCHER').expect(404);
    await officer.get(`/seniors/${id}/programme-choices`).expect(404);
  });

  it('is one a day, and only ends', async () => {
    const { id } = await givenEntitledSenior(t);
    await choose(id, 'NAT_VOUCHER').expect(200);
    const again = `INSERT INTO entitlement.programme_choice
      SELECT county_id, senior_id, exclusive_group, 2, programme_id, '[2027-05-01,2027-05-02)', chosen_by, chosen_at
        FROM entitlement.programme_choice WHERE senior_id = $1`;
    await expect(owner.query(again, [id])).rejects.toMatchObject({
      constraint: 'programme_choice_one_a_day',
    });
    for (const valid of ['[2026-11-01,)', '[2026-12-02,)'])
      await expect(
        owner.query('UPDATE entitlement.programme_choice SET valid = $2 WHERE senior_id = $1', [id, valid]),
      ).rejects.toMatchObject({ code: 'AZ001' });
  });
});
