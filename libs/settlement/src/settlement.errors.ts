import { defineErrors } from '@anzhi/kernel';

export const SettlementErrors = defineErrors('settlement', {
  nothingDeducted: {
    status: 409,
    zh: '这一行没有扣款，不能免除',
    en: 'Nothing is deducted from the line that could be waived',
  },
  recoveryMade: {
    status: 409,
    zh: '这次审计已经向机构追回过推算金额',
    en: 'What this audit projects was claimed before',
  },
  batchNotFound: { status: 404, zh: '没有找到这张结算单', en: 'There is no such statement' },
  lineNotFound: { status: 404, zh: '结算单里没有这一行', en: 'The statement has no such line' },
  ruleNotFound: { status: 404, zh: '没有找到这条扣款规则', en: 'There is no such deduction rule' },
  wrongState: {
    status: 409,
    zh: '结算单目前是“{state}”，现在不能这样办理',
    en: 'The statement is in state {state}; this cannot be done now',
  },
  nothingToFreeze: {
    status: 409,
    zh: '这个月还没有可以结算的服务',
    en: 'There is nothing to settle for this month yet',
  },
  monthNotOver: {
    status: 409,
    zh: '{month} 月还没有结束，不能冻结结算单',
    en: 'The month {month} is not over yet',
  },
  samePerson: {
    status: 403,
    zh: '您已经办理过这张结算单的另一个环节，须由其他人办理',
    en: 'You took another step of this statement; somebody else has to take this one',
  },
  alreadyVerified: { status: 409, zh: '这个镇街已经核验', en: 'This township has been verified already' },
  notYourTownship: {
    status: 403,
    zh: '这张结算单在您的辖区没有待核验的服务',
    en: 'The statement has nothing to verify in your division',
  },
  alreadyDisputed: { status: 409, zh: '这一行已经提出异议', en: 'This line has been disputed already' },
  notDisputed: {
    status: 409,
    zh: '这一行没有待处理的异议',
    en: 'Nobody waits for a decision about this line',
  },
  reversalNotDisputable: {
    status: 409,
    zh: '追回的款项请按申诉程序提出，不在结算单里异议',
    en: 'What was taken back is appealed against, not disputed in the statement',
  },
  reasonNeeded: {
    status: 422,
    zh: '金额超过{limitYuan}元，请写明理由',
    en: 'Above {limitYuan} yuan a reason is needed',
  },
  nothingPaid: { status: 409, zh: '这张结算单没有付出款项', en: 'Nothing was paid for this statement' },
  noStatementYet: {
    status: 404,
    zh: '这个县区还没有贵机构的结算单',
    en: 'Your organisation has no statement with this county yet',
  },
  accountUndecided: {
    status: 409,
    zh: '上一次登记的账户还没有核对',
    en: 'The account given last has not been checked yet',
  },
  accountNotFound: { status: 404, zh: '没有找到这个收款账户', en: 'There is no such account' },
  accountDecided: { status: 409, zh: '这个收款账户已经核对', en: 'This account has been checked already' },
  nothingToTransfer: {
    status: 409,
    zh: '没有可以付款的结算单：未送财务，或机构没有核对过的收款账户',
    en: 'Nothing can be paid: no statement was sent to finance, or no provider has an account that was checked',
  },
  bankFileNotFound: { status: 404, zh: '没有找到这个付款文件', en: 'There is no such file' },
  ruleDecided: {
    status: 409,
    zh: '这条扣款规则已有决定',
    en: 'This deduction rule has been decided already',
  },
  ruleOverlaps: {
    status: 409,
    zh: '这些日期已有同一种扣款规则',
    en: 'There is a rule of this kind for these days already',
  },
});
