import { defineErrors } from '@anzhi/kernel';

export const RuleErrors = defineErrors('oversight', {
  ruleNotFound: { status: 404, zh: '没有找到这条规则', en: 'There is no such rule' },
  ruleHitNotFound: { status: 404, zh: '没有找到这条命中', en: 'There is no such hit' },
  hitJudged: { status: 409, zh: '这条命中已有认定', en: 'This hit has been judged already' },
  ruleProposed: {
    status: 409,
    zh: '这条规则已有待审批的阈值',
    en: 'A version of this rule waits for a decision',
  },
  ruleVersionDecided: { status: 409, zh: '这一版已有决定', en: 'This version has been decided already' },
  ruleByAnother: {
    status: 403,
    zh: '阈值由您拟订，须由另一位同事审批',
    en: 'You proposed these numbers; another officer has to decide',
  },
  ruleStartsLater: {
    status: 422,
    zh: '新阈值最早从明日起生效',
    en: 'New numbers hold from tomorrow at the earliest',
  },
  ruleNumbers: {
    status: 422,
    zh: '请为每个阈值各填一个不小于零的数：{names}',
    en: 'Each threshold takes one number not below zero: {names}',
  },
});
