import { post } from '../base/api.js';
import { now } from '../base/clock.js';
import { takeAnchor } from '../base/device.js';
import { badge, big, card, choices, el, more, note, steps } from '../base/dom.js';
import { formButton } from '../base/forms.js';
import { itemName } from '../base/names.js';
import { forgetOtherVisits, getOrLast } from '../base/queue.js';
import { reasonButton } from '../base/reason-button.js';
import { section } from '../base/section.js';
import { FLAGS, VISIT_STATES, word } from '../words/codes.js';
import { clock, minutes, moment, shortId } from '../words/format.js';
import { row, say } from '../words/language.js';
import { cashAtVisit } from './bills/cash-at-visit.js';
import { ownOffers } from './caregiver-offers.js';
import { risksFirst } from './care/sheet.js';
import { tasksSoFar } from './care/tasks.js';
import { vitalSigns } from './care/vitals.js';
import { checkForm, moreProofForm } from './check-form.js';
import { withPending } from './door/hand.js';
import { pendingPart } from './door/pending.js';
import { takeAlong } from './door/take-along.js';
import { proofsOfPunch } from './door/proofs.js';
import { consentLine, followWay, setOff } from './on-the-way.js';
import { contactOf, ownPhone } from './own-phone.js';

/** Only then it is known what the family has to pay. */
const PAID_FOR = ['VERIFIED'];
const SINCE_MS = 2 * 86_400_000;
const TO_DO = ['SCHEDULED', 'EN_ROUTE', 'IN_SERVICE'];
const STEPS = () => [
  say('出发', 'Set out'),
  say('签到', 'Check in'),
  say('服务', 'Serve'),
  say('签退', 'Check out'),
];
const AT = { SCHEDULED: 0, EN_ROUTE: 1, IN_SERVICE: 2 };

async function load() {
  void takeAnchor();
  const { items: known } = await getOrLast('/visits', {
    from: new Date(now() - SINCE_MS).toISOString(),
    limit: 100,
  });
  const items = known.map(withPending);
  const toDo = items.filter(({ state }) => TO_DO.includes(state)).reverse();
  const over = items.filter(({ state }) => !TO_DO.includes(state));
  const [next, ...later] = toDo;
  forgetOtherVisits(toDo.map(({ id }) => id));
  void takeAlong(toDo);
  void followWay(next);
  return [
    ...(await ownOffers()),
    next
      ? await nextVisit(next)
      : big(say('现在没有排班。有了马上出现在这里。', 'No visits. A new one shows up here at once.')),
    later.length > 0 && el('h3', null, say('接下来', 'After that')),
    later.length > 0 && visitList(later),
    over.length > 0 &&
      more(
        'over',
        say(`最近结束的（${over.length}）`, `Ended lately (${over.length})`),
        visitList(over, cashAtVisit),
      ),
  ];
}

async function nextVisit(summary) {
  const visit = withPending(await getOrLast(`/visits/${summary.id}`));
  return card(
    el('h3', null, itemName(visit.itemCode), el('small', null, shortId(visit.orderId))),
    big(row(moment(visit.startsAt), minutes(visit.plannedMinutes))),
    visit.seats > 1 && note(together(visit)),
    steps(STEPS(), AT[visit.state]),
    await risksFirst(visit),
    visit.state === 'IN_SERVICE' && (await vitalSigns(visit)),
    visit.state === 'IN_SERVICE' ? inService(visit) : beforeTheDoor(visit),
  );
}

const together = ({ seat }) =>
  seat === 1
    ? say('与另一名护理员同时上门，由您主责。', 'Another caregiver comes at the same time; you lead.')
    : say('与主责护理员同时上门。', 'You come at the same time as the caregiver who leads.');

/** Read only when asked for: every reading is recorded. */
const contact = (visit) =>
  formButton(`contact-${visit.id}`, say('看老人姓名、电话和地址', 'Name, phone and address'), () => {
    const box = el('p', null, say('稍等…', 'One moment…'));
    contactOf(visit).then(
      ({ name, phone, address }) =>
        box.replaceChildren(row(name, phone ?? say('没有电话', 'no phone'), address)),
      ({ message }) => box.replaceChildren(message),
    );
    return box;
  });

const beforeTheDoor = (visit) => [
  contact(visit),
  visit.state === 'SCHEDULED' && setOff(visit),
  formButton(
    `in-${visit.id}`,
    say('到了，签到', 'I am here: check in'),
    (close) =>
      checkForm({
        visitId: visit.id,
        kind: 'CHECK_IN',
        done: say('已签到，开始服务。', 'Checked in; the service begins.'),
        submitLabel: say('签到', 'Check in'),
        close,
      }),
    visit.state === 'EN_ROUTE' ? 'main' : 'plain',
  ),
  // who leads speaks for both
  visit.seat === 1 &&
    choices(
      ending(visit, 'senior-absence', say('老人不在家', 'Nobody opens the door')),
      ending(visit, 'break-off', say('老人身体不适，不能服务', 'The senior is not well enough')),
    ),
];

const inService = (visit) => {
  const arrival = visit.checks.find(({ kind }) => kind === 'IN');
  return [
    el('p', null, say('签到时间 ', 'Checked in at '), el('b', null, clock(arrival.occurredAt))),
    arrival.proven < arrival.demand && shortOf(visit, arrival),
    tasksSoFar(visit),
    ...leaving(visit),
  ];
};

/** While it can still be made good: the signal is back, the senior found the code. */
const shortOf = (visit, arrival) =>
  el(
    'div',
    { class: 'step' },
    big(say('签到的凭据还不够，请再补一种。', 'The arrival is not proven enough; add one thing more.')),
    proofsOfPunch(visit.id, arrival),
    formButton(`more-${visit.id}`, say('补充凭据', 'Add a proof'), (close) =>
      moreProofForm({ visitId: visit.id, of: 'IN', close }),
    ),
  );

const leaving = (visit) => [
  formButton(
    `out-${visit.id}`,
    say('做完了，填记录并签退', 'Finished: record and check out'),
    (close) =>
      checkForm({
        visitId: visit.id,
        kind: 'CHECK_OUT',
        visit,
        done: say('已签退，等家属确认。', 'Checked out; the family confirms next.'),
        submitLabel: say('签退', 'Check out'),
        close,
      }),
    'main',
  ),
  ending(visit, 'break-off', say('老人身体不适，中止服务', 'Break off, the senior is unwell')),
];

const ending = (visit, noun, label) =>
  reasonButton(`${noun}-${visit.id}`, label, {
    question: say('请写明情况', 'What happened?'),
    send: (reason) => post(`/visits/${visit.id}/${noun}`, { reason }),
    done: say('已记录，家属和机构看到了。', 'Recorded; the family and the provider have been told.'),
  });

const visitList = (visits, beside = () => false) =>
  el(
    'ul',
    { class: 'rows' },
    visits.map((visit) =>
      el(
        'li',
        null,
        el('b', null, moment(visit.startsAt)),
        ` ${itemName(visit.itemCode)} ${shortId(visit.orderId)} `,
        badge(word(VISIT_STATES, visit.state)),
        visit.flags.map((flag) => badge(word(FLAGS, flag), 'warn')),
        PAID_FOR.includes(visit.state) && beside(visit),
      ),
    ),
  );

const sections = () => [
  section(say('下一次上门', 'The next visit'), load),
  section(say('还没交的记录', 'Not sent yet'), pendingPart),
  section(say('没有信号时', 'Without a signal'), async (again) => [ownPhone(again)]),
  section(say('路上的位置', 'Your position on the way'), async () => [await consentLine()]),
  section(say('提醒', 'Good to know'), async () => [
    note(
      say(
        '定位不准、没有信号都能签到，会如实记录；再加服务码、门口标签或照片就不用等核实。每次查看老人的地址和电话都会留下记录。',
        'A poor position or no signal never sends you away, it is recorded as it is; with the code, the tag or a photo besides nobody has to look into it. Each time you look up address and phone, it is recorded.',
      ),
    ),
  ]),
];

export const caregiverPage = {
  roles: ['CAREGIVER'],
  areas: () => [{ key: 'visits', title: say('上门服务', 'Visits'), sections }],
};
