import { get, post } from '../base/api.js';
import { now } from '../base/clock.js';
import { barRows, big, card, choices, el, facts, lazy, more, note, steps } from '../base/dom.js';
import { action, form, formButton, optionsOf } from '../base/forms.js';
import { itemName } from '../base/names.js';
import { notice } from '../base/notice.js';
import { reasonButton } from '../base/reason-button.js';
import { CHANGE_REASONS, FLAGS, ORDER_STATES, word } from '../words/codes.js';
import { clock, minutePart, minutes, moment, shortId, yuan } from '../words/format.js';
import { row, say, series } from '../words/language.js';
import { askFor } from './care/corrections.js';
import { billPart } from './care/terms.js';
import { exclusions } from './dispatch/exclusions.js';
import { orderDetails } from './order-details.js';
import { checksTable } from './proof.js';
import { ratingPart } from './ratings/rate.js';
import { replacedPart } from './replaced.js';

const CANCELLABLE = ['HELD', 'DISPATCHED', 'ACCEPTED'];
const ENDED = ['CHECKED_OUT', 'CONFIRMED', 'DISPUTED', 'VERIFIED', 'REJECTED'];
const SHOWS_CODE = ['SCHEDULED', 'EN_ROUTE', 'IN_SERVICE'];

const STEPS = () => [
  say('预约', 'Booked'),
  say('接单', 'Accepted'),
  say('派人', 'Assigned'),
  say('上门', 'Visit'),
  say('确认', 'Confirm'),
  say('核验', 'Verified'),
];
const AT = { SCHEDULED: 3, EN_ROUTE: 3, IN_SERVICE: 3, CHECKED_OUT: 4, CONFIRMED: 5, DISPUTED: 5 };

const title = (order, senior) =>
  el('h3', null, `${senior?.name ?? ''} · ${itemName(order.itemCode)}`, el('small', null, shortId(order.id)));

/** An order under way with the family's next step. @param {object} [summary] its visit, once there is one */
export async function liveOrder(order, summary, senior) {
  const visit = summary && (await get(`/visits/${summary.id}`));
  const at = visit ? AT[visit.state] : order.state === 'ACCEPTED' ? 2 : 1;
  return card(
    title(order, senior),
    el('p', null, row(moment(order.startsAt), minutes(order.plannedMinutes), together(order))),
    steps(STEPS(), at),
    await replacedPart(order, visit),
    visit ? visitStep(visit, senior) : waiting(order),
    visit && (await billPart(visit)),
    visit && ENDED.includes(visit.state) && ratingPart(visit),
    CANCELLABLE.includes(order.state) && cancelButton(order),
    orderDetails(order),
    visit && lazy(`bill-${visit.id}`, say('收费明细和更正', 'What was charged'), () => settled(visit)),
    visit && exclusions(order.id, { side: 'HOME', caregiverId: visit.caregiverId }),
  );

  /** What the terms made of the bill, and a way to say that the minutes are wrong. */
  async function settled(visit) {
    const pay = await get(`/visits/${visit.id}/pay`);
    const mayAsk = !pay.isLocked && !pay.openCorrectionId && pay.editableUntil;
    return [
      await billPart(visit),
      mayAsk && askFor(pay, say('分钟数不对，申请更正', 'The minutes are wrong')),
    ];
  }
}

/** Where two come at once. */
const together = ({ caregivers }) => caregivers > 1 && say('两名护理员同时上门', 'two caregivers come');

const waiting = (order) =>
  big(
    order.state === 'ACCEPTED'
      ? say('机构已接单，正在安排护理员。', 'A provider accepted and is choosing a caregiver.')
      : say('正在为您找服务机构，有消息马上告诉您。', 'We are looking for a provider and tell you at once.'),
  );

function visitStep(visit, senior) {
  if (visit.state === 'CHECKED_OUT') return toConfirm(visit, senior);
  if (SHOWS_CODE.includes(visit.state)) return doorCode(visit);
  if (visit.state === 'DISPUTED')
    return big(say('您提出了异议，工作人员会裁定。', 'You disputed the visit; an officer decides.'));
  return big(
    say(
      '您已确认。这次有疑点，等工作人员核验。',
      'You confirmed it. Something is in doubt; an officer looks at it.',
    ),
  );
}

function doorCode(visit) {
  const arrived = visit.checks.find(({ kind }) => kind === 'IN');
  const isOverdue = !arrived && Date.parse(visit.startsAt) < now();
  return el(
    'div',
    { class: 'step' },
    big(
      arrived
        ? say(
            `护理员 ${clock(arrived.occurredAt)} 已到，正在服务。`,
            `The caregiver arrived at ${clock(arrived.occurredAt)}.`,
          )
        : visit.state === 'EN_ROUTE'
          ? onTheWay(visit)
          : say('护理员已安排好。', 'A caregiver will come.'),
    ),
    visit.doorCode &&
      el(
        'p',
        { class: 'door-code' },
        say('见到护理员，告诉对方服务码 ', 'Tell the caregiver this code '),
        el('b', null, visit.doorCode),
      ),
    isOverdue &&
      complaint(
        `absent-${visit.id}`,
        say('护理员没有来', 'Nobody came'),
        `/visits/${visit.id}/caregiver-absence`,
      ),
  );
}

const onTheWay = ({ expectedAt }) =>
  expectedAt
    ? say(
        `护理员在路上了，预计 ${clock(expectedAt)} 到。`,
        `The caregiver is on the way and expected at ${clock(expectedAt)}.`,
      )
    : say('护理员在路上了。', 'The caregiver is on the way.');

function toConfirm(visit, senior) {
  const left = visit.tasks.filter(({ done }) => !done).length;
  const mayConfirm = senior?.rights.includes('CONFIRM');
  return el(
    'div',
    { class: 'step' },
    big(
      say(
        '护理员已离开。服务做了吗？请确认。',
        'The caregiver has left. Did the visit take place? Please confirm.',
      ),
    ),
    barRows([
      minutePart(say('预约', 'Booked'), visit.plannedMinutes, 'plan'),
      minutePart(say('实际', 'Actual'), visit.actualMinutes, 'spent'),
    ]),
    facts(
      [
        say('服务项目', 'Tasks'),
        say(
          `做了 ${visit.tasks.length - left} 项${left ? `，${left} 项没做` : ''}`,
          `${visit.tasks.length - left} done, ${left} left out`,
        ),
      ],
      [say('提示', 'Notes'), series(visit.flags.map((flag) => word(FLAGS, flag)))],
    ),
    more(
      `proofs-${visit.id}`,
      say('到离凭据：平台、机构和您看到的是同一份', 'Proof of arrival and leaving: everybody sees the same'),
      checksTable(visit.id, visit.checks),
    ),
    mayConfirm
      ? choices(
          action(`confirm-${visit.id}`, say('确认：服务做了', 'Confirm: it took place'), async () => {
            await post(`/visits/${visit.id}/confirmation`);
            notice(say('已确认，谢谢。', 'Confirmed, thank you.'));
          }),
          complaint(
            `dispute-${visit.id}`,
            say('有问题，提出异议', 'Something was wrong'),
            `/visits/${visit.id}/dispute`,
          ),
        )
      : note(say('您没有确认的授权，请有授权的家属确认。', 'You were not given the right to confirm.')),
  );
}

const complaint = (key, label, path) =>
  reasonButton(key, label, {
    question: say('请说说情况', 'What happened?'),
    send: (reason) => post(path, { reason }),
    done: say('已收到，工作人员会处理。', 'Received; somebody will look after it.'),
  });

const cancelButton = (order) =>
  formButton(`cancel-${order.id}`, say('取消这次服务', 'Cancel this service'), (close) =>
    form(
      [
        {
          name: 'reason',
          label: say('为什么取消？', 'Why?'),
          kind: 'select',
          options: optionsOf(CHANGE_REASONS),
        },
      ],
      async ({ reason }) => {
        await post(`/orders/${order.id}/cancellation`, { reason });
        notice(say('已取消，占用的时长已退还。', 'Cancelled; the minutes held are free again.'));
        close();
      },
      { submitLabel: say('确定取消', 'Cancel it'), close, kind: 'danger' },
    ),
  );

/** @param {object} [visit] in short */
export const pastOrder = (order, senior, visit) =>
  card(
    title(order, senior),
    el('p', null, row(moment(order.startsAt), minutes(order.plannedMinutes), yuan(order.totalFen))),
    el('p', null, word(ORDER_STATES, order.state)),
    orderDetails(order),
    visit && ENDED.includes(visit.state) && ratingPart(visit),
    visit && exclusions(order.id, { side: 'HOME', caregiverId: visit.caregiverId }),
  );
