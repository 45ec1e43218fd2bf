import type { MoveCode } from '@anzhi/ledger';
import type { Reason } from '../entitlement.types';
import { monthIn } from '../wording';
import type { AccountKind } from './holder';

type Words = Pick<Reason, 'zh' | 'en'>;

/** What a move is to the kind of account it is told about. */
const MOVES: Readonly<Record<AccountKind, Partial<Record<MoveCode, Words>>>> = {
  LOT: {
    GRANT: { zh: '发放', en: 'Granted' },
    HOLD: { zh: '预约占用', en: 'Set aside for a booking' },
    RELEASE: { zh: '预约未用，退回', en: 'Returned from a booking' },
    CAPTURE: { zh: '服务完成，核销', en: 'Spent on a service' },
    REVERSE: { zh: '核销冲回，退还', en: 'Given back after a review' },
    EXPIRE: { zh: '到期未用，清零', en: 'Lapsed unused' },
    CARRY: { zh: '结转', en: 'Carried over' },
    RESTORE: { zh: '补还', en: 'Restored' },
    ADJUST: { zh: '转为补付已提供的服务', en: 'Taken to pay a service once more' },
  },
  SOURCE: { GRANT: { zh: '发放给老人', en: 'Granted to seniors' } },
  SPENT: {
    CAPTURE: { zh: '服务完成，核销', en: 'Spent on a service' },
    REVERSE: { zh: '核销冲回', en: 'Taken back after a review' },
  },
  LAPSED: { EXPIRE: { zh: '到期未用，清零', en: 'Lapsed unused' } },
  PAYABLE: {
    CAPTURE: { zh: '服务完成，应付', en: 'Owed for a service' },
    OWE: { zh: '转为应付服务机构', en: 'Owed to the provider' },
    ADJUST: { zh: '向服务机构追回', en: 'Taken back from the provider' },
    REVERSE: { zh: '退回资金来源', en: 'Returned to where the money came from' },
  },
  FUNDING: {
    CAPTURE: { zh: '支付服务', en: 'Paid for a service' },
    REVERSE: { zh: '追回退回', en: 'Returned after a review' },
  },
  BUDGET: {
    FUND: { zh: '预算拨入或分配', en: 'Budget allotted or handed out' },
    HOLD: { zh: '预约占用', en: 'Set aside for a booking' },
    RELEASE: { zh: '预约未用，退回', en: 'Returned from a booking' },
    CAPTURE: { zh: '支付服务', en: 'Paid for a service' },
    REVERSE: { zh: '追回退回', en: 'Returned after a review' },
  },
  PROVIDER: {
    OWE: { zh: '服务完成，应付', en: 'Owed for a service' },
    ADJUST: { zh: '核查追回', en: 'Taken back after a review' },
    SETTLE: { zh: '结算支付', en: 'Settled' },
  },
};

/** Grants that are not simply the month's own: what was lost by a stop that was lifted, and months that were missed. */
const LATE_GRANTS: Readonly<Record<string, Words>> = {
  RESTORED: { zh: '停发撤销，补还', en: 'Given back after a stop was lifted' },
  BACK_PAY: { zh: '补发', en: 'Back-pay' },
};

/** For what only an officer's decision writes. */
const OTHER: Words = { zh: '调整', en: 'Adjustment' };

interface Told {
  readonly kind: AccountKind;
  readonly code: MoveCode;
  readonly programme: Words | null;
  /** Month of a lot. */
  readonly period: number | null;
  readonly grantKind?: string;
}

/** What happened, in a sentence: of which programme and month, and what. */
export function describe({ kind, code, programme, period, grantKind = '' }: Told): Words {
  const late = kind === 'LOT' && code === 'GRANT' ? LATE_GRANTS[grantKind] : undefined;
  const what = late ?? MOVES[kind][code] ?? OTHER;
  if (!programme) return what;
  const month = period ? monthIn(period) : { zh: '', en: '' };
  return {
    zh: `“${programme.zh}”${month.zh}：${what.zh}`,
    en: `${what.en}: “${programme.en}”${month.en && ` for ${month.en}`}`,
  };
}
