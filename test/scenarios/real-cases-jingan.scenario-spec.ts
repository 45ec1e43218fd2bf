import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { CODES } from '@test/given/geo';
import { csvOf, givenAppliedImport } from '@test/given/imports';
import { someIdentityNumber } from '@test/given/providers';
import { FraudStage } from '@test/given/real-cases';
import { AT_THE_DOOR, type GivenVisit } from '@test/given/visits';

/**
 * 上海静安 2022—2023（policy.md 10.4）：护理员关掉手机定位，应用就让她在任何地方签到；人在老家，约200次虚假上门；
 * 说服老人签字。在这里一件一件重演，每一件都查得出来，干部看到一句话。
 */
describe('上海静安的案件', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  const 场景 = new FraudStage(t);
  const 身份证号 = someIdentityNumber();

  beforeAll(() => 场景.open([{ name: '李丽', identityNumber: 身份证号 }, { name: '张敏' }]));

  const 手工 = { method: 'MANUAL', reason: '手机定位打不开' };

  it('一、关掉定位，手工签到：不付款，干部看到没有任何到场证明', async () => {
    const 服务 = await 场景.book({ day: 24 });
    const 签退 = await 场景.serve(服务, 手工);
    expect(签退.flags).toContain('UNPROVEN');
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    expect(await 场景.paidMinutes(服务)).toBe(0);
    const [命中] = await 场景.reads('R08', { visitId: 服务.id });
    expect(命中).toMatchObject({
      severity: 'WITHHOLD',
      zh: '签到、签退都没有位置，也没有门牌码、老人代码、卡或回访来证明（签到方式：手工说明）。',
      en: 'Neither arrival nor leaving has a position, and no tag, code, card or call-back proves the place (method: a reason given).',
    });
  });

  it('二、老人被说服签了字：签字不够，照样不付款', async () => {
    const 服务 = await 场景.book({ day: 25, caregiver: 1 });
    const 签名 = () => [{ method: 'SIGNATURE', file: { sha256: newId().replaceAll('-', '').repeat(2) } }];
    const 签退 = await 场景.serveWith(服务, 签名);
    expect(签退.flags).toContain('PROOF_SHORT');
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    const [命中] = await 场景.reads('R08', { visitId: 服务.id });
    expect(命中.zh).toBe('签到、签退都没有位置，也没有门牌码、老人代码、卡或回访来证明（签到方式：签名）。');
  });

  it('三、一次次都有理由、都有人同意：到第五次，一个也不再作例外', async () => {
    const 各次: GivenVisit[] = [];
    for (const at of ['08:00', '10:00', '12:00', '14:00']) {
      const 服务 = await 场景.book({ day: 26, at });
      await 场景.serve(服务, 手工);
      各次.push(服务);
    }
    const 命中 = await 场景.reads('R08', { visitId: 各次[3].id });
    expect(命中.find(({ variant }) => variant === 'NO_POSITION_AGAIN')).toMatchObject({
      severity: 'WITHHOLD',
      zh: '护理员当月有5次服务没有位置、也没有其他到场证明，超过4次：即使逐次有人同意，也不再作例外。',
      en: "5 of the caregiver's visits in the month have no position and no other proof of the place, more than 4: no exception any more, whoever agreed to each.",
    });
  });

  it('四、开着定位，人在老家：签到位置离老人家二百公里', async () => {
    const 服务 = await 场景.book({ day: 27 });
    const 老家 = { ...AT_THE_DOOR, latitude: 32.16 };
    await 场景.serve(服务, { method: 'POSITION', position: 老家 });
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    expect(await 场景.paidMinutes(服务)).toBe(0);
    const [命中] = await 场景.reads('R07', { visitId: 服务.id });
    expect(命中).toMatchObject({ variant: 'FAR', severity: 'WITHHOLD' });
    expect(命中.zh).toBe('签到位置离家200285米（精度10米），超过500米。');
    expect(命中.en).toBe('The check-in was 200285 m from home (accuracy 10 m), over 500 m.');
  });

  it('五、老人报出了代码，一切齐全；火车票说她在路上，付款当场被拦下', async () => {
    const 服务 = await 场景.book({ day: 28 });
    const 经办 = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: 场景.countyId });
    const 名单 = csvOf(
      ['身份证号', '县区', '数据起始日', '数据截止日', '类别', '开始时间', '结束时间'],
      [
        ...[身份证号, CODES.county, '2026-11-01', '2026-11-30'],
        ...['乘车乘机', '2026-11-28 07:12', '2026-11-28 13:40'],
      ],
    );
    await givenAppliedImport(t, 经办, 'oversight.leave', 名单);
    await 场景.serve(服务);
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    expect(await 场景.paidMinutes(服务)).toBe(0);
    const [命中] = await 场景.reads('R22', { visitId: 服务.id });
    expect(命中).toMatchObject({ variant: 'ON_LEAVE', severity: 'BLOCK' });
    expect(命中.zh).toBe(
      '2026-11-28 09:00至2026-11-28 10:00的服务期间，护理员正在乘车（机）途中（2026-11-28 07:12至2026-11-28 13:40）。',
    );
    expect(命中.en).toBe(
      'During the service from 2026-11-28 09:00 to 2026-11-28 10:00 the caregiver was on a journey (2026-11-28 07:12 to 2026-11-28 13:40).',
    );
  });

  it('六、请假回老家，名下照样有服务：机构自己的请假表拦下付款', async () => {
    const 服务 = await 场景.book({ day: 29, caregiver: 1 });
    const 调度员 = await t.again(场景.team.dispatcher);
    await 调度员
      .post(`/caregivers/${场景.team.caregivers[1].id}/absences`, {
        from: '2026-11-29T00:00:00+08:00',
        to: '2026-11-30T00:00:00+08:00',
        reason: '回老家',
      })
      .expect(201);
    await 场景.serve(服务);
    expect(await 场景.confirm(服务)).toBe('CONFIRMED');
    expect(await 场景.paidMinutes(服务)).toBe(0);
    const [命中] = await 场景.reads('R22', { visitId: 服务.id });
    expect(命中).toMatchObject({
      ...{ variant: 'ON_LEAVE', severity: 'BLOCK' },
      zh: '2026-11-29 09:00至2026-11-29 10:00的服务期间，护理员正在休假（2026-11-29 00:00至2026-11-30 00:00）。',
      en: 'During the service from 2026-11-29 09:00 to 2026-11-29 10:00 the caregiver was on leave (2026-11-29 00:00 to 2026-11-30 00:00).',
    });
  });
});
