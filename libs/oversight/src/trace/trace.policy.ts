import { METHODS, STEPS, type Wording } from './trace.words';

/** One thing that touched an order's minutes or money. */
export interface TraceFact {
  readonly kind: string;
  readonly unit: string | null;
  readonly amount: number | null;
  readonly detail: string | null;
  /** What \`detail\` is the code of, by its name. */
  readonly name?: TraceSentence | null;
}

export interface TraceSentence {
  readonly zh: string;
  readonly en: string;
}

/** {amount} with its unit, {detail} as recorded, {name} in the reader's language. */
const WORDS: Readonly<Record<string, Wording>> = {
  DECIDED: ['{detail} 月的资格核定完成', 'Eligibility was determined for {detail}'],
  GRANTED: ['按“{name}”发放 {amount}', '{amount} granted by “{name}”'],
  BOOKED: ['下单，价格 {amount}', 'Booked at {amount}'],
  HOLD: ['冻结 {amount}', '{amount} set aside'],
  CAPTURE: ['凭已核实的服务凭证扣减 {amount}', '{amount} spent on verified evidence'],
  RELEASE: ['退回未用的 {amount}', '{amount} not used came back'],
  REVERSE: ['冲回 {amount}：{detail}', '{amount} taken back: {detail}'],
  EXPIRE: ['退回后过期作废 {amount}', '{amount} lapsed when it came back'],
  CARRY: ['结转下月 {amount}', '{amount} carried over'],
  OWE: ['应付 {amount}', '{amount} owed'],
  WITHHOLDING_PLACED: ['暂缓付款：{detail}', 'Payment withheld: {detail}'],
  WITHHOLDING_ENDED: ['解除暂缓：{detail}', 'Withholding ended: {detail}'],
  CHECK_IN: ['到达签到（{detail}）', 'Checked in ({detail})'],
  CHECK_OUT: ['离开签退（{detail}）', 'Checked out ({detail})'],
  EVIDENCE_REGISTERED: ['服务凭证登记', 'The evidence of the service was registered'],
  EVIDENCE_VERIFIED: ['服务凭证核实', 'The evidence of the service was verified'],
  CLAIMED: ['列入结算单 {detail}，应付机构 {amount}', 'Claimed on {detail}: {amount} to the provider'],
  CLAIM_REVERSED: ['在结算单 {detail} 中扣回 {amount}', 'Taken off on {detail}: {amount}'],
  PAID: ['已付款 {amount}（{detail}）', '{amount} paid ({detail})'],
};

const UNITS: Readonly<Record<string, Wording>> = {
  MINUTE: [' 分钟', ' minutes'],
  VOUCHER: [' 分消费券', ' fen of vouchers'],
  VISIT: [' 次', ' visits'],
  TIME_CREDIT: [' 时间币', ' time credits'],
};

/** What the officer reads. Every kind has its words; one that has none yet is shown as it is. */
export function sentenceOf(fact: TraceFact): TraceSentence {
  const words = WORDS[fact.kind] ?? STEPS[fact.kind] ?? [fact.kind, fact.kind];
  const [zh, en] = words.map((text, language) =>
    text
      .replace('{name}', () => fact.name?.[language === 0 ? 'zh' : 'en'] ?? fact.detail ?? '—')
      .replace('{amount}', amountOf(fact, language as 0 | 1))
      .replace('{detail}', () => METHODS[fact.detail ?? '']?.[language] ?? fact.detail ?? '—'),
  );
  return { zh, en };
}

function amountOf({ unit, amount }: TraceFact, language: 0 | 1): string {
  if (amount === null) return '';
  if (unit !== 'FEN') return `${amount}${UNITS[unit ?? '']?.[language] ?? ` ${unit}`}`;
  return language === 0 ? `${yuan(amount)} 元` : `CNY ${yuan(amount)}`;
}

const yuan = (fen: number): string => {
  const [whole, rest] = [Math.trunc(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${fen < 0 ? '-' : ''}${whole}.${String(rest).padStart(2, '0')}`;
};
