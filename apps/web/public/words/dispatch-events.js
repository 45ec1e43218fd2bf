import { ALERT_DISPOSITIONS, ALERT_FACTS, ALERT_KINDS, ALERT_LEVELS } from './alerts.js';
import { because, word } from './codes.js';
import { PLAN_STATES } from './plans.js';

const ALERT_ENDS = { ...ALERT_DISPOSITIONS, ...ALERT_FACTS };
const CLOSED = {
  DECLINED: { zh: '这家机构谢绝了派单', en: 'The provider declined' },
  TIMED_OUT: { zh: '这家机构没有及时答复', en: 'The provider did not answer in time' },
  WITHDRAWN: { zh: '派单撤回了', en: 'The offer was withdrawn' },
  RETURNED: { zh: '机构退回了订单', en: 'The provider gave the order back' },
};
const ENDED = { zh: '这次派单结束了', en: 'The offer ended' };
/** A silence needs no reason beside it. */
const closing = (p, language) =>
  (CLOSED[p.state] ?? ENDED)[language] + (p.state === 'TIMED_OUT' ? '' : because(p.reason));

/** What the family is told when somebody else comes, or nobody could be found yet. */
function replacing(p, n) {
  const times = p.otherTimes.map((at) => n.time(at));
  const other = times.length
    ? { zh: `；可改约：${times.join('、')}`, en: `; possible instead: ${times.join(', ')}` }
    : { zh: '', en: '' };
  const [zh, en] = REPLACED[p.outcome] ?? REPLACED.LATE;
  return { zh: zh + other.zh, en: en + other.en };
}
const REPLACED = {
  FOUND: [
    '原定的护理员来不了，已换好另一位，时间不变',
    'The caregiver cannot come; another one comes at the same time',
  ],
  NOT_FOUND: [
    '原定的护理员来不了，暂未找到替换的人，工作人员会联系您，您的待遇不受影响',
    'The caregiver cannot come and nobody else was found yet; officers will call you, your benefits are untouched',
  ],
  LATE: [
    '原定的护理员来不了，还在为您找人，您的待遇不受影响',
    'The caregiver cannot come; somebody else is being looked for, your benefits are untouched',
  ],
};

/** What dispatch tells; see `events.js`. */
export const DISPATCH_EVENTS = {
  'dispatch.offer-made.v1': {
    zh: (p, n) =>
      `正在询问一家机构：“${n.item(p.itemCode)}”，${n.time(p.startsAt)}。请在${n.time(p.expiresAt)} 前答复。`,
    en: (p, n) =>
      `A provider is being asked: ${n.item(p.itemCode)}, ${n.time(p.startsAt)}. Answer by ${n.time(p.expiresAt)}.`,
  },
  'dispatch.offer-accepted.v1': {
    zh: () => '机构答应了派单，接着安排护理员。',
    en: () => 'The provider said yes; next it chooses a caregiver.',
  },
  'dispatch.offer-closed.v1': {
    zh: (p) => `${closing(p, 'zh')}。`,
    en: (p) => `${closing(p, 'en')}.`,
  },
  'dispatch.caregiver-assigned.v1': {
    zh: (p, n) => `${p.again ? '换了一位护理员' : '护理员已安排好'}，${n.time(p.startsAt)} 上门。`,
    en: (p, n) => `${p.again ? 'Another' : 'A'} caregiver will come at ${n.time(p.startsAt)}.`,
  },
  'dispatch.assignment-released.v1': {
    zh: (p) => `原定的护理员不来了${because(p.reason)}，正在另作安排。`,
    en: (p) => `The caregiver is no longer coming${because(p.reason)}; somebody else is being found.`,
  },
  'dispatch.replacement-ended.v1': {
    zh: (p, n) => `${replacing(p, n).zh}。`,
    en: (p, n) => `${replacing(p, n).en}.`,
  },
  'dispatch.order-unmet.v1': {
    zh: (p, n) => `“${n.item(p.itemCode)}”暂时没有机构能接，已转给工作人员。`,
    en: (p, n) => `Nobody can take ${n.item(p.itemCode)} at present; officers have been told.`,
  },
  'dispatch.plan-released.v1': {
    zh: (p) => `${p.day} 的排班已备好，有您的 ${p.visits} 次上门，请查看并派人。`,
    en: (p) => `The plan of ${p.day} is ready: ${p.visits} visits are yours. Please look and assign.`,
  },
  'dispatch.plan-moved.v1': {
    zh: (p) => `${p.day} 的排班方案：${word(PLAN_STATES, p.state)}。`,
    en: (p) => `The plan of ${p.day} is ${word(PLAN_STATES, p.state)}.`,
  },
  'dispatch.alert-raised.v1': {
    zh: (p, n) => `预警：${word(ALERT_KINDS, p.kind)}，${n.time(p.startsAt)} 的服务，请马上处理。`,
    en: (p, n) => `Alert: ${word(ALERT_KINDS, p.kind)}, service at ${n.time(p.startsAt)}. Please act now.`,
  },
  'dispatch.alert-escalated.v1': {
    zh: (p) => `预警没有处理，已转给${word(ALERT_LEVELS, p.level)}：${word(ALERT_KINDS, p.kind)}。`,
    en: (p) =>
      `Nobody dealt with an alert; now with the ${word(ALERT_LEVELS, p.level)}: ${word(ALERT_KINDS, p.kind)}.`,
  },
  'dispatch.alert-closed.v1': {
    zh: (p) => `预警了结（${word(ALERT_KINDS, p.kind)}）：${word(ALERT_ENDS, p.disposition)}。`,
    en: (p) => `An alert ended (${word(ALERT_KINDS, p.kind)}): ${word(ALERT_ENDS, p.disposition)}.`,
  },
};
