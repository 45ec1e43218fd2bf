import { CORRECTION_EFFECTS, CORRECTION_STATES } from './care.js';
import { FLAGS, word } from './codes.js';

/** What happens about the care, doubts and corrections of a visit. */
export const CARE_EVENTS = {
  'visits.care-alarm.v1': {
    zh: (p) =>
      p.gravity === 'TELL'
        ? '护理员测到需要留意的身体情况，请看服务记录。'
        : '护理员测到异常的身体情况，已停止有风险的项目，请尽快联系。',
    en: (p) =>
      p.gravity === 'TELL'
        ? 'The caregiver measured something to keep an eye on; please look at the visit.'
        : 'The caregiver measured something alarming and stopped what could harm; please call soon.',
  },
  'visits.exception-settled.v1': {
    zh: (p) => `异常已处理：${word(FLAGS, p.flag)}。`,
    en: (p) => `A doubt was settled: ${word(FLAGS, p.flag)}.`,
  },
  'visits.correction-requested.v1': {
    zh: (p, n) => `有人申请更正服务记录，请在 ${n.time(p.answerBy)} 前表明意见。`,
    en: (p, n) =>
      `A correction of the visit was asked for; the other side is heard until ${n.time(p.answerBy)}.`,
  },
  'visits.correction-decided.v1': {
    zh: (p) => `更正申请${word(CORRECTION_STATES, p.outcome)}：${word(CORRECTION_EFFECTS, p.effect)}。`,
    en: (p) =>
      `The correction was decided: ${word(CORRECTION_STATES, p.outcome)}; ${word(CORRECTION_EFFECTS, p.effect)}.`,
  },
  'visits.correction-overdue.v1': {
    zh: () => '有一条更正申请过了裁定期限，请尽快裁定。',
    en: () => 'A correction has not been decided in time.',
  },
  'visits.unlock-decided.v1': {
    zh: (p) => (p.granted ? '锁定的服务记录已限时开放更正。' : '没有同意开放锁定的服务记录。'),
    en: (p) => (p.granted ? 'A locked record was opened for some days.' : 'A locked record stays locked.'),
  },
};
