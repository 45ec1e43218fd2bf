import {
  afterDeath,
  fromDay,
  inHospital,
  inInstitution,
  liftedNotice,
  lossTakesEffect,
  movedOut,
  noticeOf,
} from './stop-terms.policy';

describe('The day a stop begins', () => {
  it('is the day of the death; a service on that day may have come first', () => {
    expect(afterDeath('2026-11-10')).toMatchObject({
      kind: 'STOP',
      from: '2026-11-10',
      withholdFrom: '2026-11-11',
      noGrantsFrom: '2026-11-10',
      until: null,
      wholeService: true,
      lapses: true,
    });
  });

  it('is the day of admission to an institution, until the discharge', () => {
    expect(inInstitution('2026-12-31')).toMatchObject({
      kind: 'SUSPEND',
      from: '2026-12-31',
      withholdFrom: '2027-01-01',
      lapses: true,
    });
  });

  it('in hospital: services at once, claims only when the stay is longer than the days allowed', () => {
    expect(inHospital('2026-11-01', 30)).toMatchObject({
      from: '2026-11-01',
      noGrantsFrom: '2026-12-02',
      lapses: false,
      wholeService: true,
    });
  });

  it.each([
    ['2026-11-02', '2026-12-01'],
    ['2026-11-30', '2026-12-01'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-29', '2028-03-01'],
  ])('after a move or the loss of a category on %s is %s', (day, first) => {
    expect(movedOut(day)).toMatchObject({ from: first, withholdFrom: first, noGrantsFrom: first });
    expect(lossTakesEffect(day, 'END_OF_MONTH')).toBe(first);
    expect(lossTakesEffect(day, 'IMMEDIATE')).toBe(day);
  });

  it('is the first itself when the category is gone on the first', () => {
    expect(lossTakesEffect('2026-12-01', 'END_OF_MONTH')).toBe('2026-12-01');
    expect(movedOut('2026-12-01').from).toBe('2027-01-01');
  });
});

describe('The notice', () => {
  it('says what, from when, why and until when to appeal', () => {
    const programme = { zh: '居家上门关爱服务', en: 'Home care' };
    const notice = noticeOf('CATEGORY_LOST', fromDay('2026-12-01', null), {
      programme,
      appealUntil: '2027-01-22',
      detail: 'DIBAO',
    });
    expect(notice.zh).toBe(
      '因不再符合人员类别条件（DIBAO），“居家上门关爱服务”待遇自 2026-12-01 起停止。如有异议，可在 2027-01-22 前申诉。',
    );
    expect(notice.en).toMatch(/“Home care” is stopped from 2026-12-01 on\. You may appeal until 2027-01-22/);
  });

  it('tells that a short stay in hospital costs nothing', () => {
    const notice = noticeOf('HOSPITAL', inHospital('2026-11-01', 30), {
      programme: null,
      appealUntil: '2027-01-01',
    });
    expect(notice.zh).toMatch(/2026-12-02 前结束的，已发放的额度不受影响/);
  });

  it('says first that the stop was lifted, and when', () => {
    const notice = { zh: '因资格复核未通过……', en: 'Because re-verification …' };
    expect(liftedNotice('SUSPEND', notice, '2026-12-04')).toEqual({
      zh: '此次暂停已于 2026-12-04 撤销，视同从未发生。原通知：因资格复核未通过……',
      en: 'This suspension was lifted on 2026-12-04, as if it had never been. The notice was: Because re-verification …',
    });
    expect(liftedNotice('STOP', notice, '2026-12-04').zh).toMatch(/^此次停止已于 2026-12-04 撤销/);
  });
});
