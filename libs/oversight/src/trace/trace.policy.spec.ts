import { CASE_STATES } from '../cases/case.state';
import { sentenceOf } from './trace.policy';

const fact = { unit: null, amount: null, detail: null };

it.each([
  [{ ...fact, kind: 'CAPTURE', unit: 'MINUTE', amount: 90 }, '凭已核实的服务凭证扣减 90 分钟'],
  [
    { ...fact, kind: 'CLAIMED', unit: 'FEN', amount: 4_505, detail: 'JS-1 #3' },
    '列入结算单 JS-1 #3，应付机构 45.05 元',
  ],
  [
    { ...fact, kind: 'CLAIM_REVERSED', unit: 'FEN', amount: -5, detail: 'JS-1 #3' },
    '在结算单 JS-1 #3 中扣回 -0.05 元',
  ],
  [{ ...fact, kind: 'WITHHOLDING_PLACED', detail: '见 $& 号' }, '暂缓付款：见 $& 号'],
  [{ ...fact, kind: 'VISIT_VERIFIED' }, '服务已核验'],
  [{ ...fact, kind: 'BATCH_PAID', detail: 'JS-1' }, '结算单 JS-1 已付款'],
  [{ ...fact, kind: 'CHECK_IN', detail: 'POSITION' }, '到达签到（手机定位）'],
  [
    {
      ...fact,
      kind: 'GRANTED',
      unit: 'MINUTE',
      amount: 60,
      detail: 'X',
      name: { zh: '居家服务', en: 'Care' },
    },
    '按“居家服务”发放 60 分钟',
  ],
  [{ ...fact, kind: 'NEW_ONE' }, 'NEW_ONE'],
])('%j reads as a sentence', (one, zh) => {
  expect(sentenceOf(one).zh).toBe(zh);
  expect(sentenceOf(one).en).not.toMatch(/[{}]/);
});

it.each(CASE_STATES)('a case that becomes %s is told without its code', (state) => {
  const told = sentenceOf({ ...fact, kind: `CASE_${state}` });
  expect(`${told.zh}${told.en}`).not.toContain('_');
  expect(told.zh).not.toMatch(/[A-Z]/);
});
