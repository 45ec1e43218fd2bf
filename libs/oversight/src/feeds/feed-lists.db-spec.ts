import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { csvOf, givenAppliedImport, givenCheckedImport } from '@test/given/imports';
import { givenSenior } from '@test/given/people';

const t = useApp();

describe('Data of other authorities', () => {
  const handler = async () =>
    t.person('陈经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
  const HEAD = ['身份证号', '县区', '数据起始日', '数据截止日'];
  const SPAN = [CODES.county, '2026-10-01', '2026-10-31'];

  it('comes in as a file; applied again, with an end told since, it is the same stay', async () => {
    const [officer, senior] = [await handler(), await givenSenior(t)];
    const head = [...HEAD, '类别', '开始时间', '结束时间'];
    const stay = (to: string) =>
      csvOf(head, [senior.identityNumber, ...SPAN, '服刑', '2026-10-03 08:30', to]);
    await givenAppliedImport(t, officer, 'oversight.other-stays', stay(''));
    await givenAppliedImport(t, officer, 'oversight.other-stays', stay('2026-10-20'));
    const rows = await t.db.query(
      `SELECT kind, lower(during) AS "from", upper(during) AS "to" FROM oversight.stay WHERE senior_id = $1`,
      [senior.id],
    );
    expect(rows).toEqual([
      { kind: 'PRISON', from: new Date('2026-10-03T00:30:00Z'), to: new Date('2026-10-19T16:00:00Z') },
    ]);
    const { body } = await officer.get('/oversight/feeds').expect(200);
    const feeds = body as { feed: string; until: string | null }[];
    expect(feeds.find(({ feed }) => feed === 'OTHER_STAYS')).toMatchObject({ until: '2026-10-31' });
    expect(feeds[0]).toMatchObject({ until: null, deliveredAt: null });
  });

  it('keeps of a household one-way keys only, equal for equal things', async () => {
    const [officer, senior, other] = [await handler(), await givenSenior(t), await givenSenior(t)];
    const head = [...HEAD, '类别', '号码或地址', '起始日'];
    const line = (number: string, key: string) => [number, ...SPAN, '银行账户', key, '2020-01-01'];
    const account = '6222 0000 1111 2222';
    const file = csvOf(
      head,
      line(senior.identityNumber, account),
      line(other.identityNumber, account.replaceAll(' ', '')),
    );
    await givenAppliedImport(t, officer, 'oversight.households', file);
    const links = await t.db.query<{ link: string; key: string }>(
      `SELECT to_jsonb(l)::text AS link, encode(key_index, 'hex') AS key FROM oversight.household_link l`,
    );
    expect(links).toHaveLength(2);
    expect(new Set(links.map(({ key }) => key)).size).toBe(1);
    for (const { link } of links) expect(link).not.toContain('6222');
  });

  it('says what is wrong with a row, and takes nothing of it', async () => {
    const officer = await handler();
    const head = [...HEAD, '类别', '开始时间', '结束时间'];
    const row = ['321302194405060017', ...SPAN, '请假', '十月三日', '2026-10-01'];
    const record = await givenCheckedImport(t, officer, 'oversight.leave', csvOf(head, row));
    expect(record).toMatchObject({ state: 'CHECKED' });
    expect(await t.db.query('SELECT FROM oversight.caregiver_absence')).toEqual([]);
  });
});
