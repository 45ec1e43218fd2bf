import { defineErrors } from '@anzhi/kernel';

/**
 * One refusal, one meaning. Each command checks in a fixed order, written at its method in the facade: of two
 * reasons to refuse, it is always the first one that is told.
 */
export const LedgerErrors = defineErrors('ledger', {
  accountNotFound: { status: 404, zh: '没有找到账户', en: 'There is no such account' },
  commandReused: {
    status: 409,
    zh: '同一编号的记账已存在',
    en: 'This command has already written its transfers',
  },
  holdExists: { status: 409, zh: '同一编号的冻结已存在', en: 'There is already a hold with this id' },
  insufficient: {
    status: 409,
    zh: '余额不足：可用 {available}，需要 {needed}',
    en: 'Not enough left: {available} available, {needed} needed',
  },
  holdNotFound: { status: 404, zh: '没有找到冻结记录', en: 'There is no such hold' },
  holdAlreadyResolved: {
    status: 409,
    zh: '该冻结已经扣减或退回，不能再次处理',
    en: 'The hold has already been posted or returned',
  },
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
  holdAlreadyReversed: { status: 409, zh: '该扣减已经冲回', en: 'The hold has already been reversed' },
  evidenceNotFound: { status: 404, zh: '没有找到服务凭证', en: 'There is no such evidence' },
  evidenceDiffers: {
    status: 409,
    zh: '同一编号的凭证已登记，内容不同',
    en: 'Other evidence is registered under this id',
  },
  alreadyWithheld: { status: 409, zh: '该笔款项已经暂缓支付', en: 'Payment is already withheld' },
  notWithheld: { status: 409, zh: '该笔款项没有暂缓支付', en: 'Payment is not withheld' },
});
