import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { csvOf, givenAppliedImport, givenCheckedImport, importProblems } from '@test/given/imports';
import { admit, givenProvider, someCreditCode, someIdentityNumber } from '@test/given/providers';
import { ProvidersFacade } from '../providers.facade';

const t = useApp();
const PROVIDERS = 'providers.providers';
const CAREGIVERS = 'providers.caregivers';

let county: ApiClient;
beforeAll(async () => {
  county = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
});

const PROVIDER_HEADER =
  '机构名称,统一社会信用代码,机构类型,所在地,地址,联系人,联系电话,服务区域,服务项目,证照类型,证照编号,发证机关,许可范围,有效期起,有效期止';
const provider = (creditCode: string, licence: string, change: Record<number, string> = {}): string[] => {
  const facts = [
    '康养中心',
    creditCode,
    '居家养老服务组织',
    CODES.town,
    '幸福路1号',
    '王主任',
    '13812345678',
  ];
  const cells = [...facts, '宿城区、321311', 'REHAB、meal_cook', ...licence.split(' ')];
  return cells.map((cell, at) => change[at] ?? cell);
};
const BUSINESS = '营业执照 YY001 市监局 养老服务 2024-01-01 长期';
const MEDICAL = '护理站许可 HL002 卫健委 护理 2024/3/1 2027-02-28';
const providersFile = (...rows: string[][]): string => csvOf(PROVIDER_HEADER.split(','), ...rows);

describe('A roster of providers', () => {
  it('comes in with a row for each licence, and awaits the admission of another person', async () => {
    const code = someCreditCode();
    const file = providersFile(provider(code, BUSINESS), provider(code, MEDICAL));
    expect(await givenAppliedImport(t, county, PROVIDERS, file)).toMatchObject({
      newCount: 1,
      changedCount: 1,
    });
    const known = (await t.get(ProvidersFacade).knownProviders(t.db, [code])).get(code)!;
    expect(known).toMatchObject({ state: 'CHECKED', regionId: await regionId(t, CODES.town) });
    const { body } = await county.get(`/providers/${known.id}`).expect(200);
    expect(body).toMatchObject({
      name: '康养中心',
      itemCodes: ['MEAL_COOK', 'REHAB'],
      file: {
        contactPhoneMasked: '138****5678',
        licences: [
          { type: 'BUSINESS', number: 'YY001', validFrom: '2024-01-01', lastDay: null, state: 'APPROVED' },
          {
            type: 'MEDICAL',
            number: 'HL002',
            validFrom: '2024-03-01',
            lastDay: '2027-02-28',
            state: 'APPROVED',
          },
        ],
      },
    });
    expect(body.serviceRegionIds).toHaveLength(2);
    await admit(t, known.id);
    expect(await givenCheckedImport(t, county, PROVIDERS, file)).toMatchObject({ unchangedCount: 2 });
    expect(await givenAppliedImport(t, county, PROVIDERS, file)).toMatchObject({
      unchangedCount: 2,
      changedCount: 0,
    });
  });

  it('brings a known provider up to date', async () => {
    const code = someCreditCode();
    await givenAppliedImport(t, county, PROVIDERS, providersFile(provider(code, BUSINESS)));
    const changes: Record<number, string>[] = [
      { 0: '康养服务中心' },
      { 6: '13900000000' },
      { 7: '宿城区' },
      { 12: '居家服务' },
    ];
    for (const change of changes) {
      const file = providersFile(provider(code, BUSINESS, change));
      expect(await givenCheckedImport(t, county, PROVIDERS, file)).toMatchObject({ changedCount: 1 });
      expect(await givenAppliedImport(t, county, PROVIDERS, file)).toMatchObject({ changedCount: 1 });
    }
  });

  it('is told, row by row, what is wrong', async () => {
    const elsewhere = await givenProvider(t, {
      regionId: await regionId(t, CODES.otherCountysTown),
      admitted: false,
    });
    const code = someCreditCode();
    const { id } = await givenCheckedImport(
      t,
      county,
      PROVIDERS,
      providersFile(
        provider(code, BUSINESS),
        provider(code, MEDICAL, { 0: '另一名称' }),
        provider(code, BUSINESS),
        provider(elsewhere.creditCode, BUSINESS),
        provider(`${someCreditCode().slice(0, -1)}I`, BUSINESS, {
          3: '宿城区',
          6: '12345',
          8: '康复',
          14: '2023-01-01',
        }),
        provider(someCreditCode(), BUSINESS, { 3: CODES.otherCountysTown, 7: '月球', 9: '驾驶证' }),
      ),
    );
    expect(await importProblems(county, id)).toEqual({
      3: ['与第 2 行是同一对象，但基本信息不一致'],
      4: ['与第 2 行重复'],
      5: ['统一社会信用代码：这个统一社会信用代码已经登记过了'],
      6: [
        '所在地：请填写到乡镇（街道）',
        '有效期止：截止日期不能早于起始日期',
        '统一社会信用代码：统一社会信用代码不正确',
        '联系电话：手机号码不正确',
        expect.stringMatching(/^服务项目：请填写服务目录中的项目编码/),
      ],
      7: [
        '所在地：不在您的管辖范围内',
        expect.stringMatching(/^服务区域：没有这个行政区划/),
        expect.stringMatching(/^证照类型：只能填写：登记证照/),
      ],
    });
  });
});

const CAREGIVER_HEADER =
  '姓名,身份证号,手机号,机构信用代码,服务技能,方言,工作时间,证书类型,证书编号,有效期起,有效期止';
const HEALTH = '健康证 JK001 2026-01-01 2026-12-31';
const REHAB = '康复治疗师证 KF002 2020-01-01 长期';
let serial = 0;
const caregiver = (
  identity: string,
  code: string,
  credential: string,
  change: Record<number, string> = {},
): string[] => {
  const phone = `1360000${String(1000 + serial)}`;
  const facts = ['李秀英', identity, phone, code, '康复、身体照护', '普通话', '周一至周五 8:00-18:00'];
  return [...facts, ...credential.split(' ')].map((cell, at) => change[at] ?? cell);
};
const caregiversFile = (...rows: string[][]): string => csvOf(CAREGIVER_HEADER.split(','), ...rows);

describe('A roster of caregivers', () => {
  beforeEach(() => {
    serial += 1;
  });

  it('comes in with a row for each credential, and can be sent to visits', async () => {
    const { id: providerId, creditCode } = await givenProvider(t);
    const number = someIdentityNumber();
    const file = caregiversFile(caregiver(number, creditCode, HEALTH), caregiver(number, creditCode, REHAB));
    expect(await givenAppliedImport(t, county, CAREGIVERS, file)).toMatchObject({
      newCount: 1,
      changedCount: 1,
    });
    const [qualified] = await t.get(ProvidersFacade).qualifiedCaregivers(t.db, {
      providerId,
      credentials: ['HEALTH_CERTIFICATE', 'REHAB_THERAPIST'],
      skills: ['REHABILITATION'],
      at: new Date('2026-11-24T09:00:00+08:00'),
      minutes: 120,
    });
    expect(qualified).toMatchObject({
      name: '李秀英',
      dialects: ['PUTONGHUA'],
      skills: ['BODY_CARE', 'REHABILITATION'],
    });
    expect(await givenCheckedImport(t, county, CAREGIVERS, file)).toMatchObject({ unchangedCount: 2 });
    expect(await givenAppliedImport(t, county, CAREGIVERS, file)).toMatchObject({
      unchangedCount: 2,
      changedCount: 0,
    });
    const changes: Record<number, string>[] = [
      { 0: '李秀' },
      { 4: '康复' },
      { 6: '周六 8:00-12:00' },
      { 10: '2027-06-30' },
    ];
    for (const change of changes) {
      const changed = caregiversFile(caregiver(number, creditCode, HEALTH, change));
      expect(await givenCheckedImport(t, county, CAREGIVERS, changed)).toMatchObject({ changedCount: 1 });
      expect(await givenAppliedImport(t, county, CAREGIVERS, changed)).toMatchObject({ changedCount: 1 });
    }
  });

  it('is told, row by row, what is wrong', async () => {
    const ours = await givenProvider(t);
    const theirs = await givenProvider(t, { regionId: await regionId(t, CODES.otherCountysTown) });
    const other = await givenProvider(t);
    const employed = someIdentityNumber();
    await givenAppliedImport(
      t,
      county,
      CAREGIVERS,
      caregiversFile(caregiver(employed, other.creditCode, HEALTH)),
    );
    const { id } = await givenCheckedImport(
      t,
      county,
      CAREGIVERS,
      caregiversFile(
        caregiver(someIdentityNumber(), theirs.creditCode, HEALTH),
        caregiver(someIdentityNumber(), someCreditCode(), HEALTH),
        caregiver(employed, ours.creditCode, HEALTH),
        caregiver('1', ours.creditCode, HEALTH, { 2: '0527-84350000', 4: '开飞机', 6: '随时', 7: '驾驶证' }),
      ),
    );
    expect(await importProblems(county, id)).toEqual({
      2: ['机构信用代码：没有找到这家服务机构'],
      3: ['机构信用代码：没有找到这家服务机构'],
      4: ['身份证号：此人已是在职护理员，请先在原机构办理离职'],
      5: [
        expect.stringMatching(/^证书类型：只能填写：健康证/),
        '身份证号：身份证号码不正确',
        expect.stringMatching(/^工作时间：工作时间不正确/),
        '手机号：手机号码不正确',
        expect.stringMatching(/^服务技能：只能填写：做饭/),
      ],
    });
  });

  it('is not for townships', async () => {
    const town = await t.person('镇街经办', {
      role: 'TOWN_HANDLER',
      regionId: await regionId(t, CODES.town),
    });
    await town.get(`/imports/templates/${CAREGIVERS}`).expect(403);
    const upload = town.post('/imports').field('kind', CAREGIVERS).attach('file', Buffer.from('a'), 'a.csv');
    await upload.expect(403);
  });
});
