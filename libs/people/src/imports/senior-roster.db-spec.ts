import { encode } from 'iconv-lite';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { csvOf, givenAppliedImport, givenCheckedImport, importProblems } from '@test/given/imports';
import { givenSenior, someIdentityNumber } from '@test/given/people';
import { makeIdentityNumber } from '@anzhi/kernel';
import { PeopleFacade } from '../people.facade';

const t = useApp();
const KIND = 'people.seniors';
const HEADER = ['姓名', '身份证号', '联系电话', '居住地', '详细地址', '身份类别', '类别起始日期'];

let county: ApiClient;
let town: ApiClient;
beforeAll(async () => {
  county = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
  town = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const people = () => t.get(PeopleFacade);
const seniorOf = async (identityNumber: string) => {
  const known = await people().knownIdentityNumbers(t.db, [identityNumber]);
  return people().senior(t.db, known.get(identityNumber)?.id ?? '00000000-0000-7000-8000-000000000000');
};
const row = (identityNumber: string, ...rest: string[]): string[] => [
  '王建国',
  identityNumber,
  '13812345678',
  CODES.town,
  ...rest,
];

describe('A roster of seniors', () => {
  it('comes in with categories and addresses, from the template, by name or code', async () => {
    const template = await county
      .get(`/imports/templates/${KIND}?format=xlsx`)
      .responseType('blob')
      .expect(200);
    const [sheet] = await readWorkbook(template.body as Buffer);
    const [headings] = sheet.data as unknown as string[][];
    expect(headings.slice(0, 4)).toEqual(['姓名*', '身份证号*', '联系电话', '居住地*']);

    const identityNumber = someIdentityNumber();
    const text = (value: string) => ({ type: String, value, format: '@' });
    const values = [
      '张桂兰',
      identityNumber,
      '0527-84350000',
      '宿城区' + (await townName()),
      '幸福社区3号楼',
    ];
    const rest = ['33.9612', '118.2754', 'GCJ02', '低保、独居老人', '2026/1/1', '', '民政台账', '宿城区'];
    const filled = await writeWorkbook([
      ...(sheet.data as unknown as string[][]).map((cells) =>
        cells.map((cell) => (cell ? text(cell) : null)),
      ),
      [...values, ...rest].map(text),
    ]).toBuffer();
    const record = await givenAppliedImport(t, county, KIND, filled);
    expect(record).toMatchObject({ state: 'APPLIED', rowCount: 1, newCount: 1, failedCount: 0 });

    const senior = (await seniorOf(identityNumber))!;
    expect(senior).toMatchObject({ name: '张桂兰', sex: 'FEMALE', regionId: await regionId(t, CODES.town) });
    expect(await people().categoriesOn(t.db, senior.id, '2026-06-01')).toEqual(
      expect.arrayContaining(['DIBAO', 'LIVING_ALONE']),
    );
    expect(await people().contactPhone(t.db, senior.id)).toBe('052784350000');
    const address = (await people().defaultAddress(t.db, senior.id))!;
    expect(address).toMatchObject({ datum: 'GCJ02', latitude: 33.9612, positionSource: 'GIVEN' });
    expect(await people().addressText(t.db, address.id)).toBe('幸福社区3号楼');
    const trail = await t.db.query(
      `SELECT account_id, channel FROM platform.audit_trail WHERE request_id = $1 AND senior_id = $2`,
      [`import:${record.id}`, senior.id],
    );
    expect(trail).toEqual([{ account_id: county.accountId, channel: 'IMPORT' }]);
  });

  it('cannot be the template itself, remarks and all', async () => {
    for (const format of ['xlsx', 'csv']) {
      const template = await county
        .get(`/imports/templates/${KIND}?format=${format}`)
        .responseType('blob')
        .expect(200);
      const upload = county
        .post('/imports')
        .field('kind', KIND)
        .attach('file', template.body as Buffer, '模板');
      expect((await upload.expect(422)).body).toMatchObject({ code: 'imports.no-rows' });
    }
  });

  it('changes nothing when it comes a second time, and only what differs later on', async () => {
    const number = someIdentityNumber();
    const stated = (name: string, address: string, category: string) =>
      csvOf(HEADER, [name, number, '13812345678', CODES.town, address, category, '2026-01-01']);
    await givenAppliedImport(t, county, KIND, stated('王建国', '1号', '低保'));
    expect(await givenCheckedImport(t, county, KIND, stated('王建国', '1号', '低保'))).toMatchObject({
      unchangedCount: 1,
    });
    expect(await givenAppliedImport(t, county, KIND, stated('王建国', '1号', '低保'))).toMatchObject({
      newCount: 0,
      changedCount: 0,
      unchangedCount: 1,
    });
    for (const changed of [
      stated('王建军', '1号', '低保'),
      stated('王建军', '2号', '低保'),
      stated('王建军', '2号', '独居'),
    ]) {
      expect(await givenCheckedImport(t, county, KIND, changed)).toMatchObject({ changedCount: 1 });
      expect(await givenAppliedImport(t, county, KIND, changed)).toMatchObject({ changedCount: 1 });
    }
    expect(await seniorOf(number)).toMatchObject({ name: '王建军' });
  });

  it('is told, row by row, what is wrong', async () => {
    const elsewhere = await givenSenior(t, { townCode: CODES.otherCountysTown });
    const late = someIdentityNumber();
    await givenAppliedImport(t, county, KIND, csvOf(HEADER, row(late, '1号', '低保', '2026-06-01')));
    const wrong = someIdentityNumber().slice(0, -1) + '?';
    const record = await givenCheckedImport(
      t,
      county,
      KIND,
      csvOf(
        HEADER,
        row(wrong),
        row('3.21302E+17'),
        ['', someIdentityNumber(), '12345', CODES.otherCountysTown],
        ['王', someIdentityNumber(), '', '中国', '', '富裕', ''],
        ['王', someIdentityNumber(), '', CODES.county, '', '低保', ''],
        row(elsewhere.identityNumber),
        row(late, '1号', '低保', '2026-01-01'),
      ),
    );
    expect(await importProblems(county, record.id)).toEqual({
      2: ['身份证号：身份证号码不正确'],
      3: [expect.stringMatching(/^身份证号：号码被表格软件当成数字/)],
      4: ['姓名：必填', '居住地：不在您的管辖范围内', '联系电话：电话号码不正确'],
      5: [
        expect.stringMatching(/^居住地：没有这个行政区划/),
        expect.stringMatching(/^身份类别：只能填写：分散供养特困人员/),
      ],
      6: ['居住地：请选择到乡镇（街道）或村（社区）', '类别起始日期：必填'],
      7: [expect.stringMatching(/^身份证号：该身份证号码已在其他地区登记/)],
      8: ['类别起始日期：该类别在这段时间内已有登记'],
    });
  });

  it('is masked in lists, in the language of the caller', async () => {
    const { id } = await givenCheckedImport(
      t,
      county,
      KIND,
      csvOf(HEADER, ['张桂兰', '321302194405060011', '138', '']),
    );
    const { body } = await county.get(`/imports/${id}/rows`).set('Accept-Language', 'en').expect(200);
    expect(body.items[0]).toMatchObject({
      number: 2,
      outcome: 'FAILED',
      cells: expect.arrayContaining([
        { heading: 'Name', text: '张*兰' },
        { heading: 'Identity number', text: '3213**********0011' },
      ]),
      problems: expect.arrayContaining([
        { heading: 'Residence', code: 'imports.row.required', detail: 'Required' },
      ]),
    });
  });

  it('gives back its failed rows in its own encoding, to be corrected', async () => {
    const [good, bad] = [someIdentityNumber(), someIdentityNumber()];
    const content = encode(csvOf(HEADER, row(good), ['李秀英', bad, '', '']), 'gb18030');
    const { id, failedCount } = await givenAppliedImport(t, county, KIND, content);
    expect(failedCount).toBe(1);
    const file = await county.get(`/imports/${id}/failed-rows`).responseType('blob').expect(200);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="failed-rows-${id}.csv"`);
    const text = (file.body as Buffer).toString('latin1');
    expect(text).toContain(encode('居住地：必填', 'gb18030').toString('latin1'));
    const corrected = Buffer.from(text.replace(`${bad},,,`, `${bad},,${CODES.town},`), 'latin1');
    expect(await givenAppliedImport(t, county, KIND, corrected)).toMatchObject({ rowCount: 1, newCount: 1 });
    expect(await seniorOf(bad)).toMatchObject({ name: '李秀英' });
  });

  it('reaches no further than its officer', async () => {
    const { id } = await givenCheckedImport(t, county, KIND, csvOf(HEADER, row(someIdentityNumber())));
    await town.get(`/imports/${id}`).expect(404);
    await town.post(`/imports/${id}/application`).expect(404);
    const agent = await t.person('热线坐席', {
      role: 'CALL_CENTER',
      regionId: await regionId(t, CODES.city),
    });
    await agent.get('/imports').expect(403);
    const body = (await town.get('/imports/kinds').expect(200)).body as { kind: string }[];
    expect(body.map(({ kind }) => kind)).toEqual([KIND]);
  });

  it('is refused as a whole when it is none', async () => {
    const upload = (content: string) =>
      county.post('/imports').field('kind', KIND).attach('file', Buffer.from(content), '名册.csv');
    const { body } = await upload('姓名,身份证,出生年月\n王,1,2\n').expect(422);
    expect(body).toMatchObject({ code: 'imports.header-mismatch' });
    expect(body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      '不认识的列“身份证”',
      '不认识的列“出生年月”',
      '缺少必填列“身份证号”',
      '缺少必填列“居住地”',
    ]);
    await county
      .post('/imports')
      .field('kind', 'people.nobody')
      .attach('file', Buffer.from('a'), 'a.csv')
      .expect(404);
  });
});

it('checks 10,000 rows at once', async () => {
  const numbers = Array.from({ length: 10_000 }, (_, at) =>
    makeIdentityNumber(
      CODES.county,
      `19${30 + (at % 20)}-0${1 + (Math.floor(at / 20) % 9)}-15`,
      Math.floor(at / 180),
      'MALE',
    ),
  );
  const rows = numbers.map((number, at) =>
    row(at % 100 ? number : 'x', `幸福社区${at}号`, '低保、独居', '2026-01-01'),
  );
  const content = csvOf(HEADER, ...rows);
  const started = performance.now();
  const record = await givenCheckedImport(t, county, KIND, content);
  console.info(`dry run of 10,000 rows: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  expect(record).toMatchObject({ state: 'CHECKED', rowCount: 10_000, newCount: 9_900, failedCount: 100 });
  expect(await people().knownIdentityNumbers(t.db, numbers)).toEqual(new Map());
}, 60_000);

const townName = async (): Promise<string> => {
  const region = await t.db.one<{ name: string }>('SELECT name FROM geo.region WHERE id = $1', [
    await regionId(t, CODES.town),
  ]);
  return region!.name;
};
