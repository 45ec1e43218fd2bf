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

  it('of a month in which nothing happened are told as that, and the rules say no hit instead of no data', async () => {
    t.clock.set(new Date('2026-11-20T09:00:00+08:00'));
    const officer = await handler();
    const countyId = await regionId(t, CODES.county);
    const tell = (period: number, feed = 'LEAVE', who = officer) =>
      who.post('/oversight/feeds/nothing-to-report', { feed, countyId, period, source: '人社局〔2026〕8号' });
    const covers = (day: string) =>
      t.db.query(
        `SELECT FROM oversight.feed_coverage WHERE feed = 'LEAVE' AND county_id = $1 AND covered @> $2::date`,
        [countyId, day],
      );
    expect(await covers('2026-09-30')).toHaveLength(0);
    expect((await tell(202609).expect(201)).body).toEqual({ until: '2026-09-30' });
    expect(await covers('2026-09-30')).toHaveLength(1);
    expect((await tell(202609).expect(409)).body).toMatchObject({ code: 'oversight.feed-told' });
    // of the running month what is over, and nothing of what is to come
    expect((await tell(202611).expect(201)).body).toEqual({ until: '2026-11-19' });
    expect([await covers('2026-11-19'), await covers('2026-11-20')].map(({ length }) => length)).toEqual([
      1, 0,
    ]);
    expect((await tell(202612).expect(422)).body).toMatchObject({ code: 'oversight.feed-not-begun' });
    await tell(202608, 'DEATHS').expect(422);
    const neighbour = await t.person('邻县经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    expect((await tell(202608, 'LEAVE', neighbour).expect(404)).body).toMatchObject({
      code: 'oversight.county-not-found',
    });
    const { body } = await officer.get('/oversight/feeds').expect(200);
    expect((body as { feed: string }[]).find(({ feed }) => feed === 'LEAVE')).toMatchObject({
      nothingFrom: '人社局〔2026〕8号',
    });
    const [{ id, by }] = await t.db.query<{ id: string; by: string }>(
      `SELECT id, delivered_by AS by FROM oversight.feed_delivery WHERE nothing_from IS NOT NULL LIMIT 1`,
    );
    expect(by).toBe(officer.accountId);
    await expect(
      t.db.query(
        `INSERT INTO oversight.caregiver_absence (county_id, id, caregiver_id, kind, during, delivery_id)
         VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'LEAVE', tstzrange(now(), NULL), $2)`,
        [countyId, id],
      ),
    ).rejects.toMatchObject({ constraint: 'nothing_is_no_row' });
  });

  it('that came in a file are not nothing', async () => {
    t.clock.set(new Date('2026-11-20T09:00:00+08:00'));
    const [officer, senior] = [await handler(), await givenSenior(t)];
    const head = [...HEAD, '类别', '开始时间', '结束时间'];
    const row = [senior.identityNumber, ...SPAN, '出境', '2026-10-03', ''];
    await givenAppliedImport(t, officer, 'oversight.other-stays', csvOf(head, row));
    const countyId = await regionId(t, CODES.county);
    const said = await officer
      .post('/oversight/feeds/nothing-to-report', {
        ...{ feed: 'OTHER_STAYS', countyId, period: 202610, source: '公安局' },
      })
      .expect(409);
    expect(said.body).toMatchObject({ code: 'oversight.feed-has-rows' });
  });
});
