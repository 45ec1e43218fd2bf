import { defineErrors } from '@anzhi/kernel';

/**
 * One refusal, one meaning, one status. Each command checks in a fixed order, written in the README: of two reasons
 * to refuse, it is always the first one that is told.
 */
export const LedgerErrors = defineErrors('ledger', {
  idReused: {
    status: 422,
    zh: '该编号已用于内容不同的记账（{field}）',
    en: 'This id was used for another command: {field} differs',
  },
  periodClosed: {
    status: 409,
    zh: '该编号所属月份已结账',
    en: 'The month of this id is closed',
  },
  accountNotFound: { status: 404, zh: '没有找到账户', en: 'There is no such account' },
  accountClosed: { status: 409, zh: '账户已关闭', en: 'The account is closed' },
  lotNotForServiceDate: {
    status: 409,
    zh: '该额度不能用于这一天的服务',
    en: 'The lot cannot pay for a service on this day',
  },
  insufficient: {
    status: 409,
    zh: '余额不足：可用 {available}，需要 {needed}',
    en: 'Not enough left: {available} available, {needed} needed',
  },
  sliceEmpty: {
    status: 409,
    zh: '预算份额不足：可用 {available}，需要 {needed}',
    en: 'This slice of the budget is used up: {available} available, {needed} needed',
  },
  holdNotFound: { status: 404, zh: '没有找到冻结记录', en: 'There is no such hold' },
  holdAlreadyPosted: { status: 409, zh: '该冻结已经扣减', en: 'The hold has already been posted' },
  holdAlreadyVoided: { status: 409, zh: '该冻结已经退回', en: 'The hold has already been returned' },
  holdExpired: { status: 409, zh: '该冻结已经到期退回', en: 'The hold has expired' },
  postExceedsHold: {
    status: 409,
    zh: '扣减 {amount} 超过冻结的 {held}',
    en: 'Cannot post {amount}: only {held} is held',
  },
  evidenceNotVerified: {
    status: 409,
    zh: '服务凭证尚未核实，不能扣减',
    en: 'The evidence of the service is not verified, nothing can be posted on it',
  },
  holdNotPosted: { status: 409, zh: '该冻结没有扣减，无可冲回', en: 'Nothing was posted from the hold' },
  reversalExceedsPosted: {
    status: 409,
    zh: '冲回 {amount} 超过尚可冲回的 {left}',
    en: 'Cannot take {amount} back: only {left} of what was posted is left',
  },
  evidenceNotFound: { status: 404, zh: '没有找到服务凭证', en: 'There is no such evidence' },
  evidenceDiffers: {
    status: 409,
    zh: '同一编号的凭证已登记，内容不同',
    en: 'Other evidence is registered under this id',
  },
  alreadyWithheld: { status: 409, zh: '该笔款项已经暂缓支付', en: 'Payment is already withheld' },
  notWithheld: { status: 409, zh: '该笔款项没有暂缓支付', en: 'Payment is not withheld' },
  logNotFound: { status: 404, zh: '该地区还没有日志', en: 'This region has no log yet' },
  logTooSmall: {
    status: 409,
    zh: '日志目前只有 {size} 条',
    en: 'The log has only {size} entries',
  },
  tileNotFound: { status: 404, zh: '没有这一块散列', en: 'There is no such tile' },
  checkpointNotFound: { status: 404, zh: '没有该检查点', en: 'There is no such checkpoint' },
  leafNotFound: { status: 404, zh: '该记录尚未入日志', en: 'This is not in the log yet' },
  cosignatureRefused: {
    status: 422,
    zh: '见证签名不是已登记见证人对该检查点的签名',
    en: 'The cosignature is not one of a known witness over this checkpoint',
  },
});
