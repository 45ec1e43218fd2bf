import readWorkbook from 'read-excel-file/node';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { csvOf, givenAppliedImport, givenCheckedImport, importProblems } from '@test/given/imports';
import { givenSenior, someIdentityNumber, type GivenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  const role = { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) } as const;
  officer = await t.person('县区经办', role);
  other = await t.person('县区经办二', role);
});
/** Each test has a kind of its own: the list of one is not the one before that of another. */
const HOLDERS = ['姓名', '身份证号', '县区', '月份'];
const holders = (month: string, ...seniors: { identityNumber: string }[]) =>
  csvOf(HOLDERS, ...seniors.map(({ identityNumber }) => ['某某', identityNumber, CODES.county, month]));
const seniors = (count: number) =>
  Promise.all(Array.from({ length: count }, () => givenSenior(t, { birthDate: '1960-01-01' })));
const on = (senior: GivenSenior, date: string) => t.get(PeopleFacade).categoriesOn(t.db, senior.id, date);
const report = async (id: string) =>
  (await officer.get(`/department-lists/${id}`).expect(200)).body as Record<string, unknown>;
const news = async (type: string, id: string) => {
  await t.drain();
  const events = await t.db.query<{ payload: Record<string, unknown> }>(
    `SELECT payload FROM platform.event
      WHERE type = $1 AND (payload->>'seniorId' = $2 OR payload->>'listId' = $2) ORDER BY seq`,
    [type, id],
  );
  return events.map(({ payload }) => payload);
};

describe('a complete list of holders', () => {
  const KIND = 'people.dibao';

  it('gives the category to whoever is on it and takes it from whoever is not any more', async () => {
    const [stays, goes, comes, byHand] = await seniors(4);
    await officer
      .post(`/seniors/${byHand.id}/categories`, { code: 'DIBAO', validFrom: '2026-01-01', source: '低保证' })
      .expect(201);
    const others = await seniors(6);
    const october = await givenAppliedImport(t, officer, KIND, holders('2026-10', stays, goes, ...others));
    expect(october).toMatchObject({ state: 'APPLIED', changedCount: 8, failedCount: 0 });
    expect([await on(stays, '2026-09-30'), await on(stays, '2026-10-01')]).toEqual([[], ['DIBAO']]);

    const november = await givenAppliedImport(
      t,
      officer,
      KIND,
      holders('2026年11月', stays, comes, ...others),
    );
    expect(november).toMatchObject({ changedCount: 1, unchangedCount: 7 });
    expect(await report(november.id)).toMatchObject({
      kind: KIND,
      zh: '低保名单',
      month: 202611,
      matched: 8,
      changed: 1,
      unchanged: 7,
      unknown: 0,
      problems: 0,
      previous: 8,
      ended: 1,
      needsConfirmation: false,
    });
    expect([await on(goes, '2026-10-31'), await on(goes, '2026-11-01')]).toEqual([['DIBAO'], []]);
    expect(await on(comes, '2026-11-01')).toEqual(['DIBAO']);
    expect(await on(byHand, '2026-11-01')).toEqual(['DIBAO']);
    expect(
      (await news('people.category-changed.v1', goes.id)).map(({ change, onDate }) => [change, onDate]),
    ).toEqual([
      ['BEGUN', '2026-10-01'],
      ['ENDED', '2026-11-01'],
    ]);
    expect(await news('people.list-applied.v1', november.id)).toEqual([
      { listId: november.id, kind: KIND, month: 202611, matched: 8, changed: 2, unknown: 0 },
    ]);
    const changes = await t.get(PeopleFacade).listChanges(t.db, november.id, { after: null, limit: 10 });
    expect(changes.map(({ seniorId, change, applied }) => [seniorId, change, applied])).toEqual(
      expect.arrayContaining([
        [comes.id, 'BEGUN', true],
        [goes.id, 'ENDED', true],
      ]),
    );

    const again = await givenAppliedImport(t, officer, KIND, holders('2026-11', stays, comes, ...others));
    expect(again).toMatchObject({ changedCount: 0, unchangedCount: 8 });
    expect(await report(again.id)).toMatchObject({ previous: 8, ended: 0 });
    expect(await news('people.list-applied.v1', again.id)).toMatchObject([{ changed: 0 }]);

    const late = await givenCheckedImport(t, officer, KIND, holders('2026-10', goes));
    const refusal = await officer.post(`/imports/${late.id}/application`).expect(409);
    expect(refusal.body.code).toBe('people.list-superseded');
  });

  it('that drops too many waits for a second officer', async () => {
    const kind = 'people.tekun-scattered';
    const all = await seniors(10);
    await givenAppliedImport(t, officer, kind, holders('2026-10', ...all));
    const { id } = await givenCheckedImport(t, officer, kind, holders('2026-11', ...all.slice(3)));
    expect(await report(id)).toMatchObject({ previous: 10, ended: 3, needsConfirmation: true });
    expect(await on(all[0], '2026-11-01')).toEqual(['TEKUN_SCATTERED']);
    const planned = (await officer.get(`/department-lists/${id}/changes?change=ENDED`).expect(200)).body;
    expect(planned.items).toHaveLength(3);
    expect(planned.items[0]).toMatchObject({ name: '王*华', code: 'TEKUN_SCATTERED', applied: false });

    const refusal = await officer.post(`/imports/${id}/application`).expect(409);
    expect(refusal.body).toMatchObject({ code: 'people.list-needs-confirmation' });
    const own = await officer.post(`/department-lists/${id}/confirmation`).expect(403);
    expect(own.body.code).toBe('people.confirmed-by-uploader');
    await other.post(`/department-lists/${id}/confirmation`).expect(201);
    await other.post(`/department-lists/${id}/confirmation`).expect(409);
    await officer.post(`/imports/${id}/application`).expect(202);
    await t.drain();
    expect(await on(all[0], '2026-11-01')).toEqual([]);
    expect(await report(id)).toMatchObject({
      appliedAt: t.clock.now().toISOString(),
      confirmedBy: other.accountId,
    });
    const applied = (await officer.get(`/department-lists/${id}/changes?change=ENDED`).expect(200)).body;
    expect(applied.items.map((change: { applied: boolean }) => change.applied)).toEqual([true, true, true]);
  });

  it('in which somebody cannot be read waits too, because he would lose it unseen', async () => {
    const kind = 'people.dibao-edge';
    const all = await seniors(10);
    await givenAppliedImport(t, officer, kind, holders('2026-10', ...all));
    const broken = { identityNumber: '3.21302E+17' };
    const { id } = await givenCheckedImport(t, officer, kind, holders('2026-11', ...all.slice(1), broken));
    expect(await report(id)).toMatchObject({
      matched: 9,
      problems: 1,
      unreadable: 1,
      ended: 1,
      needsConfirmation: true,
    });
  });

  it('tells row by row what is wrong, and apart from that who is not on file', async () => {
    const kind = 'people.severe-handicap';
    const [known, dead] = await seniors(2);
    const elsewhere = await givenSenior(t, { townCode: CODES.otherCountysTown });
    const deceased = { kind: 'DEATH', onDate: '2026-11-01', source: '村委会' };
    await officer.post(`/seniors/${dead.id}/life-events`, deceased).expect(201);
    const row = (identityNumber: string, county: string = CODES.county, month = '2026-11') => [
      '某某',
      identityNumber,
      county,
      month,
    ];
    const { id } = await givenCheckedImport(
      t,
      officer,
      kind,
      csvOf(
        HOLDERS,
        row(known.identityNumber),
        row(known.identityNumber),
        row(dead.identityNumber),
        row(elsewhere.identityNumber),
        row(someIdentityNumber()),
        row(someIdentityNumber(), CODES.county, '2026-10'),
        row('x', CODES.town, '2026-13'),
        row(someIdentityNumber(), CODES.otherCounty),
      ),
    );
    const nobody = '身份证号：本县区老人名册中没有此人';
    expect(await importProblems(officer, id)).toEqual({
      3: ['与第 2 行重复'],
      4: ['身份证号：该老人已登记去世'],
      5: [nobody],
      6: [nobody],
      7: [nobody],
      8: ['身份证号：身份证号码不正确', '县区：请填写到县区', '月份：不是有效月份，请写成 2026-11'],
      9: ['县区：不在您的管辖范围内'],
    });
    expect(await report(id)).toMatchObject({ matched: 1, unknown: 3, problems: 4, unreadable: 2 });
    const future = await givenCheckedImport(t, officer, kind, holders('2026-12', known));
    expect(await importProblems(officer, future.id)).toEqual({ 2: ['月份：月份不能晚于本月'] });
  });

  it('can be downloaded as what it changes, and that is on record', async () => {
    const kind = 'people.tekun-central';
    const [senior] = await seniors(1);
    const { id } = await givenCheckedImport(t, officer, kind, holders('2026-11', senior));
    const file = await officer.get(`/department-lists/${id}/changes-file`).responseType('blob').expect(200);
    const [sheet] = await readWorkbook(file.body as Buffer);
    expect(sheet.data).toEqual([
      ['姓名', '身份证号', '事项', '变动', '日期', '已应用'],
      [
        '王建华',
        expect.stringMatching(/^\d{4}\*+\d{3}[\dX]$/),
        '集中供养特困人员',
        '新增',
        '2026-11-01',
        '否',
      ],
    ]);
    const trail = await t.db.query(
      `SELECT account_id FROM platform.audit_trail WHERE action = 'people.list-changes-downloaded' AND subject_id = $1`,
      [id],
    );
    expect(trail).toEqual([{ account_id: officer.accountId }]);
  });
});

describe('a list of events', () => {
  const DEATHS = ['身份证号', '县区', '月份', '死亡日期'];
  const deaths = (...rows: readonly (readonly [GivenSenior, string])[]) =>
    csvOf(
      DEATHS,
      ...rows.map(([{ identityNumber }, onDate]) => [identityNumber, CODES.county, '2026-11', onDate]),
    );

  it('closes the files of the dead, once', async () => {
    const [senior] = await seniors(1);
    const file = deaths([senior, '2026/11/3']);
    const first = await givenAppliedImport(t, officer, 'people.deaths', file);
    expect(first).toMatchObject({ changedCount: 1 });
    expect((await t.get(PeopleFacade).senior(t.db, senior.id))?.deceasedOn).toBe('2026-11-03');
    expect(await news('people.life-event-recorded.v1', senior.id)).toEqual([
      { seniorId: senior.id, kind: 'DEATH', onDate: '2026-11-03' },
    ]);
    const events = (await officer.get(`/seniors/${senior.id}/life-events`).expect(200)).body;
    expect(events.items).toMatchObject([{ kind: 'DEATH', source: '死亡人员名单 2026-11' }]);
    expect(await givenAppliedImport(t, officer, 'people.deaths', file)).toMatchObject({ unchangedCount: 1 });

    const another = await givenCheckedImport(t, officer, 'people.deaths', deaths([senior, '2026-11-04']));
    expect(await importProblems(officer, another.id)).toEqual({
      2: ['死亡日期：已登记于 2026-11-03 去世，日期不同，请核实'],
    });
    const { id } = events.items[0] as { id: string };
    await officer.post(`/seniors/${senior.id}/life-events/${id}/retraction`, { reason: '同名' }).expect(201);
    const back = await givenCheckedImport(t, officer, 'people.deaths', file);
    expect(await importProblems(officer, back.id)).toEqual({
      2: ['死亡日期：此事曾登记后又撤销，请核实后人工登记'],
    });
  });

  it('knows who is in hospital and who lives in an institution', async () => {
    const [ill, old] = await seniors(2);
    const stays = (zh: string, ...rows: string[][]) =>
      csvOf(['身份证号', '县区', '月份', zh, zh === '入院日期' ? '出院日期' : '退住日期'], ...rows);
    const row = ({ identityNumber }: GivenSenior, from: string, to = '') => [
      identityNumber,
      CODES.county,
      '2026-11',
      from,
      to,
    ];
    const hospital = stays(
      '入院日期',
      row(ill, '2026-11-02', '2026-11-05'),
      row(ill, '2026-11-09'),
      row(old, ''),
    );
    const { id } = await givenAppliedImport(t, officer, 'people.hospital-stays', hospital);
    expect(await importProblems(officer, id)).toEqual({ 4: ['入住日期：必填'] });
    await givenAppliedImport(
      t,
      officer,
      'people.institution-stays',
      stays('入住日期', row(old, '2026-11-04')),
    );
    const now = async (senior: GivenSenior, date: string) =>
      (await t.get(PeopleFacade).residents(t.db, { seniorIds: [senior.id] }, date))[0];
    expect((await now(ill, '2026-11-04')).inHospitalSince).toBe('2026-11-02');
    expect((await now(ill, '2026-11-05')).inHospitalSince).toBeNull();
    expect((await now(ill, '2026-11-20')).inHospitalSince).toBe('2026-11-09');
    expect(await now(old, '2026-11-20')).toMatchObject({
      inHospitalSince: null,
      inInstitutionSince: '2026-11-04',
    });
  });
});

it('a list is there for officers of its county', async () => {
  const [senior] = await seniors(1);
  const { id } = await givenCheckedImport(t, officer, 'people.dibao', holders('2026-11', senior));
  const role = { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.otherCounty) } as const;
  const stranger = await t.person('外县经办', role);
  await stranger.get(`/department-lists/${id}`).expect(404);
  await stranger.get(`/department-lists/${id}/changes`).expect(404);
  await stranger.get(`/department-lists/${id}/changes-file`).expect(404);
  await stranger.post(`/department-lists/${id}/confirmation`).expect(404);
  expect((await stranger.get('/department-lists').expect(200)).body.items).toEqual([]);
  const { body } = await officer.get('/department-lists?kind=people.dibao').expect(200);
  const items = body.items as { id: string; kind: string }[];
  expect(items.map((list) => list.id)).toContain(id);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['people.dibao']));
});
