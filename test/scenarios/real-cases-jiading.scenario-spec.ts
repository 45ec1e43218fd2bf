import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { CODES } from '@test/given/geo';
import { csvOf, givenAppliedImport } from '@test/given/imports';
import { someIdentityNumber } from '@test/given/providers';
import { FraudStage } from '@test/given/real-cases';
import { AT_THE_DOOR, type GivenVisit } from '@test/given/visits';
import { sunMac } from '../../libs/visits/src/tags/sun';

interface 卡 {
  readonly uid: string;
  readonly secret: string;
}

/**
 * 上海嘉定 2020—2021（policy.md 10.4）：护理员和老人家属分钱；虚拟定位软件；工时到顶，把单挂在别人名下；伪造签名；
 * 老人的卡在护理员手里。
 */
describe('上海嘉定的案件', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  const 场景 = new FraudStage(t);
  const 身份证号 = someIdentityNumber();

  beforeAll(() =>
    场景.open([
      { name: '李丽', identityNumber: 身份证号 },
      { name: '张敏' },
      { name: '王芳' },
      { name: '陈静' },
    ]),
  );

  const 到门 = (deviceId: string) => ({
    ...{ method: 'POSITION', position: AT_THE_DOOR },
    signals: { deviceId, platform: 'ANDROID' },
  });

  it('一、虚拟定位软件', async () => {
    const 服务 = await 场景.book({ day: 24 });
    await 场景.serve(服务, { method: 'POSITION', position: { ...AT_THE_DOOR, mock: true } });
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    expect(await 场景.paidMinutes(服务)).toBe(0);
    const [命中] = await 场景.reads('R08', { visitId: 服务.id });
    expect(命中).toMatchObject({
      ...{ variant: 'MOCK', severity: 'WITHHOLD' },
      ...{ zh: '设备报告使用了虚拟定位。', en: 'The device reported a simulated position.' },
    });
  });

  it('二、工时到顶，用自己的手机登同事的账号接着做：一部手机两个人，单挂在别人名下', async () => {
    const 手机 = newId(t.clock.now());
    const 一单 = async (day: number, at: string, caregiver: number, minutes: number): Promise<GivenVisit> => {
      const 服务 = await 场景.book({ day, at, caregiver, minutes });
      await 场景.serve(服务, 到门(手机), minutes);
      return 服务;
    };
    const 借名: GivenVisit[] = [];
    for (const day of [25, 26]) {
      await 一单(day, '07:00', 1, 240);
      await 一单(day, '12:00', 1, 240);
      借名.push(await 一单(day, '18:00', 2, 60));
    }
    const [共用] = await 场景.reads('R09', { visitId: 借名[0].id });
    expect(共用).toMatchObject({
      severity: 'WITHHOLD',
      zh: '2026-11-25同一部手机上有2名护理员打卡，共3次服务，超过1人。',
      en: 'On 2026-11-25 2 caregivers checked in on one device, 3 visits in all; more than 1.',
    });
    const [挂单] = await 场景.reads('R15', { visitId: 借名[1].id });
    expect(挂单).toMatchObject({
      severity: 'WITHHOLD',
      zh: '护理员当月有2次服务是用另一名护理员的手机打卡的，而手机主人在那些天自己已服务8小时（临近上限）。',
      en: "2 visits of the caregiver in the month were recorded on a colleague's device, on days on which its owner had worked 8 hours himself, near his ceiling.",
    });
  });

  it('三、伪造签名：两位老人是同一个签名', async () => {
    const sha256 = newId().replaceAll('-', '').repeat(2);
    const 签退 = (end: string) => [
      { method: 'POSITION', position: AT_THE_DOOR },
      ...(end === 'OUT' ? [{ method: 'SIGNATURE', file: { sha256 } }] : []),
    ];
    await 场景.serveWith(await 场景.book({ day: 27, caregiver: 3 }), 签退);
    const 仿签 = await 场景.book({ day: 27, at: '14:00', caregiver: 3 });
    await 场景.serveWith(仿签, 签退);
    const [命中] = await 场景.reads('R24', { visitId: 仿签.id });
    expect(命中).toMatchObject({
      ...{ variant: 'SAME_SIGNATURE', severity: 'WITHHOLD' },
      zh: '这次的签名图像与2026-11-27另一位老人的完全相同。',
      en: "The image of the signature is that of another senior's on 2026-11-27.",
    });
  });

  it('四、护理员和老人家里分钱：工资和补贴进了同一个银行账户', async () => {
    const 服务 = await 场景.book({ day: 28 });
    const 经办 = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: 场景.countyId });
    const 一行 = (号: string) => [
      ...[号, CODES.county, '2026-11-01', '2026-11-30'],
      ...['银行账户', '6222000011112222', '2026-01-01'],
    ];
    const 名单 = csvOf(
      ['身份证号', '县区', '数据起始日', '数据截止日', '类别', '号码或地址', '起始日'],
      一行(身份证号),
      一行(服务.household.senior.identityNumber),
    );
    await givenAppliedImport(t, 经办, 'oversight.households', 名单);
    await 场景.serve(服务);
    const [命中] = await 场景.reads('R20', { visitId: 服务.id });
    expect(命中).toMatchObject({
      severity: 'WITHHOLD',
      zh: '护理员与老人登记的银行账户相同而没有申报亲属关系，期间为其服务1次。',
      en: 'Caregiver and senior have the same bank account on record and no kinship was declared; 1 visits in the time.',
    });
  });

  describe('五、老人的卡都在护理员手里', () => {
    const 她家 = { ...AT_THE_DOOR, latitude: 34.02 };
    let 芯片 = 0;
    let 计数 = 0;
    const 发卡 = async ({ household: { senior } }: GivenVisit): Promise<卡> => {
      const 经办 = await t.person('街道经办', { role: 'COUNTY_HANDLER', regionId: 场景.countyId });
      const uid = `04${(0xb0000000 + 芯片++).toString(16).toUpperCase().padStart(12, '0')}`;
      const { body } = await 经办.post('/tags', { kind: 'CARD', seniorId: senior.id, uid }).expect(201);
      return { uid, secret: (body as { secret: string }).secret };
    };
    const 刷 = ({ uid, secret }: 卡) => {
      const counter = ++计数;
      const mac = sunMac(Buffer.from(secret, 'hex'), Buffer.from(uid, 'hex'), counter).toString('hex');
      return { method: 'CARD', tag: { uid, counter, mac } };
    };

    it('在她自己家里，一上午刷了三位老人的卡', async () => {
      const 各次: GivenVisit[] = [];
      for (const at of ['08:00', '10:00', '14:00']) {
        const 服务 = await 场景.book({ day: 29, at, caregiver: 3 });
        const 他的卡 = await 发卡(服务);
        await 场景.serveWith(服务, () => [刷(他的卡), { method: 'POSITION', position: 她家 }]);
        各次.push(服务);
      }
      const [命中] = await 场景.reads('R35', { visitId: 各次[2].id });
      expect(命中).toMatchObject({
        ...{ variant: 'CARDS_IN_ONE_PLACE', severity: 'WITHHOLD' },
        zh: '护理员当月在同一处（相距不超过50米）刷了3户老人的卡，离他们的家都超过200米，达到3户，那里也不是日间照料场所。',
        en: 'In the month the caregiver read the cards of 3 homes in one place (within 50 m), over 200 m from each and at no day centre; 3 or more are too many.',
      });
    });

    it('一把卡里拿错了一张', async () => {
      const 服务 = await 场景.book({ day: 30, caregiver: 2 });
      await 发卡(服务);
      const 别人的卡 = await 发卡(await 场景.book({ day: 30, at: '15:00', caregiver: 2 }));
      await 场景.serveWith(服务, () => [刷(别人的卡), { method: 'POSITION', position: AT_THE_DOOR }]);
      const [命中] = await 场景.reads('R35', { visitId: 服务.id });
      expect(命中).toMatchObject({
        ...{ variant: 'ANOTHERS_CARD', severity: 'WITHHOLD' },
        zh: '这次服务刷的是另一位老人的卡：护理员手里有不止一位老人的卡。',
        en: "Another senior's card was read at this visit: the caregiver holds the cards of more than one.",
      });
    });
  });
});
