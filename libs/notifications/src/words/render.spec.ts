import { factsOfTemplate, render } from './render';

const facts = {
  senior: '王*英',
  item: { zh: '康复护理', en: 'Rehabilitation' },
  startsAt: '2026-11-24T01:00:00.000Z',
  provider: '幸福养老',
};

describe('A message', () => {
  it('is written in the language of its reader, with the time in China', () => {
    expect(render('caregiverFound', facts, 'zh-CN')).toBe(
      '王*英的康复护理安排好了：11月24日 09:00，由幸福养老上门。',
    );
    expect(render('caregiverFound', facts, 'en')).toBe(
      'Rehabilitation for 王*英 is arranged: 24 Nov 09:00, by 幸福养老.',
    );
  });

  it.each([
    [{ unit: 'MINUTE', amount: 600 }, '600 分钟服务时长'],
    [{ unit: 'VOUCHER', amount: 12_345 }, '123.45 元补贴'],
    [{ unit: 'VISIT', amount: 2 }, '2 次服务'],
  ])('writes %j in its unit', (amount, words) =>
    expect(render('granted', { senior: '王*英', amount, period: 202611 }, 'zh-CN')).toBe(
      `政府给王*英发放了${words}（2026年11月）。`,
    ),
  );

  it('names the reasons it has words for, and never a bare code', () => {
    const unmet = (reasons: string[]) => render('orderUnmet', { ...facts, reasons }, 'zh-CN');
    expect(unmet(['NO_FREE_CAREGIVER', 'X_17'])).toContain('没有人能接：护理员都没空。');
    expect(unmet(['X_17'])).not.toContain('X_17');
  });

  it('offers other times where there are any', () => {
    const missing = (otherTimes: string[]) => render('replacementMissing', { ...facts, otherTimes }, 'zh-CN');
    expect(missing(['2026-11-25T02:30:00Z'])).toContain('没有找到别人。可以改到11月25日 10:30。您的时长');
    expect(missing([])).toContain('没有找到别人。您的时长');
  });

  it('with a hole is not written at all', () => {
    expect(() => render('caregiverFound', { ...facts, item: undefined }, 'zh-CN')).toThrow('lacks item');
    expect(() => render('providerState', { paperState: 'ODD' }, 'zh-CN')).toThrow('no word for ODD');
  });

  it('keeps the facts its words need, and nothing else', () =>
    expect(factsOfTemplate('householdsOpen')).toEqual(['open']));
});
