import {
  ABILITY_LEVELS,
  APPLICATION_STATES,
  because,
  CAMPAIGN_STATES,
  CAMPAIGN_TASK_STATES,
  FLAGS,
  LIFE_EVENTS,
  PAPER_STATES,
  RUN_STATES,
  STOP_REASONS,
  VISIT_STATES,
  WHAT_IF_STATES,
  word,
} from './codes.js';
import { CARE_EVENTS } from './care-events.js';
import { DISPATCH_EVENTS } from './dispatch-events.js';
import { sayOf } from './language.js';
import { OVERSIGHT_EVENTS } from './oversight-events.js';
import { SETTLEMENT_EVENTS } from './settlement.js';
import { FAMILY_MONEY_EVENTS } from './family-money.js';

const paper = (p) => word(PAPER_STATES, p.state);
const doubts = ({ flags }, zh) => {
  const words = flags.map((flag) => word(FLAGS, flag));
  if (!words.length) return '';
  return zh ? `（提示：${words.join('、')}）` : ` (note: ${words.join(', ')})`;
};
/** What the family is told of a stop: lifted, under appeal, over, or in force. */
function stopNotice(p) {
  const why = word(STOP_REASONS, p.reason);
  if (p.state === 'LIFTED')
    return { zh: '停发已撤销，少发的会补上。', en: 'The stop was lifted; what was missed is paid.' };
  if (p.state === 'APPEALED')
    return { zh: '对停发的申诉正在审理。', en: 'The appeal against the stop is being decided.' };
  const until = p.until ? { zh: `，到 ${p.until} 为止`, en: ` until ${p.until}` } : { zh: '', en: '' };
  const verb = p.kind === 'SUSPEND' ? { zh: '暂停', en: 'are suspended' } : { zh: '停止', en: 'are stopped' };
  return {
    zh: `待遇自 ${p.from} 起${verb.zh}${until.zh}：${why}。可以申诉。`,
    en: `Benefits ${verb.en} from ${p.from} on${until.en}: ${why}. You may appeal.`,
  };
}

const yuan = (fen) => (fen / 100).toFixed(2);

/** What was granted, in its unit; a voucher is counted in fen. */
const amount = ({ unit, amount: count }) => {
  if (unit === 'MINUTE') return { zh: `${count} 分钟服务时长`, en: `${count} minutes of service` };
  if (unit === 'VISIT') return { zh: `${count} 次服务`, en: `${count} visits` };
  return unit === 'VOUCHER'
    ? { zh: `${yuan(count)} 元消费补贴`, en: `a voucher of ${yuan(count)} yuan` }
    : { zh: `${yuan(count)} 元补贴`, en: `${yuan(count)} yuan` };
};

/**
 * One sentence for every event of libs/contracts/src/events.ts, told to somebody who is allowed to know.
 * `n` names things: the item of a code, the time of an instant.
 */
export const EVENTS = {
  'identity.session-revoked.v1': {
    zh: () => '您的一次登录已被结束。',
    en: () => 'One of your logins was ended.',
  },
  'identity.roles-changed.v1': {
    zh: () => '您的角色有变化。',
    en: () => 'Your roles have changed.',
  },
  'people.representative-changed.v1': {
    zh: () => '老人的代理人授权有变化。',
    en: () => 'Who may act for the senior has changed.',
  },
  'people.life-event-recorded.v1': {
    zh: (p) => `登记了老人的情况：${word(LIFE_EVENTS, p.kind)}，${p.onDate}。`,
    en: (p) => `Recorded for the senior: ${word(LIFE_EVENTS, p.kind)} on ${p.onDate}.`,
  },
  'people.life-event-retracted.v1': {
    zh: (p) => `撤销了误登记的情况：${word(LIFE_EVENTS, p.kind)}，${p.onDate}。`,
    en: (p) => `Taken back as recorded in error: ${word(LIFE_EVENTS, p.kind)} on ${p.onDate}.`,
  },
  'people.category-changed.v1': {
    zh: (p) => `老人的身份类别自 ${p.onDate} 起${p.change === 'BEGUN' ? '新增' : '终止'}一项。`,
    en: (p) => `A category of the senior ${p.change === 'BEGUN' ? 'begins' : 'ends'} on ${p.onDate}.`,
  },
  'people.list-applied.v1': {
    zh: (p) =>
      `已应用一份部门名单：比中 ${p.matched} 人，变动 ${p.changed} 项，名册中没有的 ${p.unknown} 人。`,
    en: (p) =>
      `A list of another department was applied: ${p.matched} matched, ${p.changed} changes, ${p.unknown} not on file.`,
  },
  'providers.provider-state-changed.v1': {
    zh: (p) => `服务机构的状态变为：${paper(p)}。`,
    en: (p) => `The provider is now: ${paper(p)}.`,
  },
  'providers.caregiver-availability-changed.v1': {
    zh: () => '一位护理员的可服务时间有变化。',
    en: () => 'The times at which a caregiver can work have changed.',
  },
  'providers.licence-state-changed.v1': {
    zh: (p) => `机构的一份证照${paper(p)}。`,
    en: (p) => `A licence of the provider: ${paper(p)}.`,
  },
  'providers.credential-state-changed.v1': {
    zh: (p) => `护理员的一份证书${paper(p)}。`,
    en: (p) => `A credential of a caregiver: ${paper(p)}.`,
  },
  'assessment.result-published.v1': {
    zh: (p) =>
      `能力评估结果已公布：${word(ABILITY_LEVELS, p.level)}，自 ${p.validFrom} 起生效，${p.validTo} 到期。`,
    en: (p) =>
      `Ability assessment published: ${word(ABILITY_LEVELS, p.level)}, from ${p.validFrom} until before ${p.validTo}.`,
  },
  'assessment.due-soon.v1': {
    zh: (p) => `能力评估结果将于 ${p.validTo} 到期，请申请复评。`,
    en: (p) => `The ability assessment ends on ${p.validTo}; please request the next one.`,
  },
  'entitlement.benefit-granted.v1': {
    zh: (p) => `政府发放了 ${amount(p).zh}（${p.period} 月份）。`,
    en: (p) => `Granted for ${p.period}: ${amount(p).en}.`,
  },
  'entitlement.issuance-progressed.v1': {
    zh: (p) =>
      `${p.period} 月份权益发放：${word(RUN_STATES, p.state)}${p.chunks ? `，${p.issued}/${p.chunks} 批` : ''}。`,
    en: (p) =>
      `Issuance of ${p.period}: ${word(RUN_STATES, p.state)}${p.chunks ? `, ${p.issued} of ${p.chunks} parts` : ''}.`,
  },
  'entitlement.application-moved.v1': {
    zh: (p) => `待遇申请：${word(APPLICATION_STATES, p.state)}。`,
    en: (p) => `Application for a benefit: ${word(APPLICATION_STATES, p.state)}.`,
  },
  'entitlement.stopped.v1': {
    zh: (p) => `自 ${p.from} 起的服务不能再用待遇：${word(STOP_REASONS, p.reason)}。`,
    en: (p) => `No benefits for services from ${p.from} on: ${word(STOP_REASONS, p.reason)}.`,
  },
  'entitlement.stop-notice.v1': {
    zh: (p) => stopNotice(p).zh,
    en: (p) => stopNotice(p).en,
  },
  'entitlement.what-if-progressed.v1': {
    zh: (p) => `草案试算：${word(WHAT_IF_STATES, p.state)}，${p.percent}%。`,
    en: (p) => `Trial of a draft: ${word(WHAT_IF_STATES, p.state)}, ${p.percent} %.`,
  },
  'entitlement.campaign-moved.v1': {
    zh: (p) => `资格复核：${word(CAMPAIGN_STATES, p.state)}。`,
    en: (p) => `Re-verification: ${word(CAMPAIGN_STATES, p.state)}.`,
  },
  'entitlement.campaign-task-moved.v1': {
    zh: (p) =>
      p.state === 'NOTICED'
        ? `资格复核没有见到老人，请在 ${p.noticeUntil} 前与村（社区）联系，否则待遇将暂停。`
        : `资格复核：${word(CAMPAIGN_TASK_STATES, p.state)}。`,
    en: (p) =>
      p.state === 'NOTICED'
        ? `Nobody was met for the re-verification: please call the village office by ${p.noticeUntil}, or benefits are suspended.`
        : `Re-verification: ${word(CAMPAIGN_TASK_STATES, p.state)}.`,
  },
  'entitlement.campaign-reminded.v1': {
    zh: (p) => `资格复核还有 ${p.open} 户没有核查${p.overdue ? '，已超期' : ''}。`,
    en: (p) => `${p.open} households are still to be verified${p.overdue ? ', and overdue' : ''}.`,
  },
  'ordering.order-placed.v1': {
    zh: (p, n) => `预约了“${n.item(p.itemCode)}”，${n.time(p.startsAt)}，${p.plannedMinutes} 分钟。`,
    en: (p, n) => `Booked: ${n.item(p.itemCode)}, ${n.time(p.startsAt)}, ${p.plannedMinutes} minutes.`,
  },
  'ordering.order-rescheduled.v1': {
    zh: (p, n) => `“${n.item(p.itemCode)}”改到 ${n.time(p.startsAt)}。`,
    en: (p, n) => `${n.item(p.itemCode)} was moved to ${n.time(p.startsAt)}.`,
  },
  'ordering.order-cancelled.v1': {
    zh: (p) => `订单取消了${because(p.reason)}，占用的时长已退还。`,
    en: (p) => `The order was cancelled${because(p.reason)}; the minutes held for it are free again.`,
  },
  'ordering.order-accepted.v1': {
    zh: () => '服务机构接下了订单。',
    en: () => 'A provider has taken the order.',
  },
  'ordering.order-in-service.v1': {
    zh: () => '服务开始了。',
    en: () => 'The service has begun.',
  },
  'ordering.order-fulfilled.v1': {
    zh: (p) => `服务完成：占用 ${p.heldMinutes} 分钟，实际用了 ${p.capturedMinutes} 分钟，其余已退还。`,
    en: (p) =>
      `Done: ${p.heldMinutes} minutes were held, ${p.capturedMinutes} were spent, the rest is free again.`,
  },
  ...DISPATCH_EVENTS,
  ...SETTLEMENT_EVENTS,
  ...CARE_EVENTS,
  ...OVERSIGHT_EVENTS,
  ...FAMILY_MONEY_EVENTS,
  'visits.visit-opened.v1': {
    zh: (p, n) => `上门服务已排入日程：${n.time(p.startsAt)}。`,
    en: (p, n) => `The visit is in the calendar: ${n.time(p.startsAt)}.`,
  },
  'visits.caregiver-en-route.v1': {
    zh: () => '护理员出发了。',
    en: () => 'The caregiver is on the way.',
  },
  'visits.arrival-estimated.v1': {
    zh: (p, n) => `护理员预计 ${n.clock(p.expectedAt)} 到。`,
    en: (p, n) => `The caregiver is expected at ${n.clock(p.expectedAt)}.`,
  },
  'visits.checked-in.v1': {
    zh: (p, n) => `护理员到了，${n.clock(p.at)} 签到${doubts(p, true)}。`,
    en: (p, n) => `The caregiver arrived at ${n.clock(p.at)}${doubts(p, false)}.`,
  },
  'visits.checked-out.v1': {
    zh: (p, n) =>
      `护理员 ${n.clock(p.at)} 签退，服务了 ${p.actualMinutes} 分钟，请家属确认${doubts(p, true)}。`,
    en: (p, n) =>
      `The caregiver left at ${n.clock(p.at)} after ${p.actualMinutes} minutes; the family confirms next${doubts(p, false)}.`,
  },
  'visits.visit-confirmed.v1': {
    zh: (p) => (p.automatic ? '到期自动确认了服务，需电话回访。' : '家属确认了服务。'),
    en: (p) => (p.automatic ? 'Confirmed by time; a call-back is owed.' : 'The family confirmed the visit.'),
  },
  'visits.visit-disputed.v1': {
    zh: () => '家属对服务提出异议，等工作人员裁定。',
    en: () => 'The family disputes the visit; an officer decides.',
  },
  'visits.visit-verified.v1': {
    zh: (p) =>
      `服务已核验，政府支付 ${p.capturedMinutes} 分钟${p.creditedMinutes > 0 ? `；按约定免收 ${p.creditedMinutes} 分钟` : ''}。`,
    en: (p) =>
      `The visit is verified; ${p.capturedMinutes} minutes are paid by the programme${p.creditedMinutes > 0 ? `, and ${p.creditedMinutes} cost nothing by the agreed terms` : ''}.`,
  },
  'visits.visit-closed.v1': {
    zh: (p) => `服务结束：${word(VISIT_STATES, p.state)}。`,
    en: (p) => `The visit ended: ${word(VISIT_STATES, p.state)}.`,
  },
  'oversight.visit-approved.v1': {
    zh: () => '工作人员审核通过了这次服务。',
    en: () => 'An officer approved the visit.',
  },
  'oversight.feed-delivered.v1': {
    zh: (p) => `外部数据已更新：${p.from} 至 ${p.to}。`,
    en: (p) => `Data of another authority came in: ${p.from} to ${p.to}.`,
  },
  'oversight.visit-returned.v1': {
    zh: () => '工作人员退回了这次服务，付款暂缓，等另一位同事裁定。',
    en: () => 'An officer returned the visit; payment waits until a colleague has decided.',
  },
  'oversight.return-decided.v1': {
    zh: (p) => (p.decision === 'UPHELD' ? '退回成立，时长还给老人。' : '退回不成立，照常付款。'),
    en: (p) =>
      p.decision === 'UPHELD'
        ? 'The return was upheld; the minutes go back to the senior.'
        : 'The return was dismissed; the visit is paid.',
  },
  'notifications.inbox-changed.v1': {
    zh: (p) => (p.added > 0 ? '您有新消息。' : '消息已读。'),
    en: (p) => (p.added > 0 ? 'You have a new message.' : 'Messages were read.'),
  },
};

/** @returns {string} the event in the language of the screen */
export const sentence = (event, names) => {
  const told = EVENTS[event.type];
  return told ? sayOf(told)(event.payload, names) : event.type;
};
