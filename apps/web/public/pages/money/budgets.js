import { get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, note, stackedBar } from '../../base/dom.js';
import { fourEyesButton } from '../../base/decision-button.js';
import { badAmount, fenOf } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myAccount, myCounties } from '../../base/places.js';
import { dateTime, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const STATES = {
  SUBMITTED: ['warn', () => say('待审批', 'to be decided')],
  APPROVED: ['good', () => say('已批准', 'approved')],
  REJECTED: ['bad', () => say('未批准', 'rejected')],
};

/** What was allotted to each programme, what is promised, spent and left. */
export const budgetCards = async () => [
  (await paged('more-budgets', (cursor) => get('/budgets', { limit: 20, cursor }), budgetCard)) ??
    note(
      say('没有设预算。没有预算的项目不限额。', 'No budget was set. A programme without one has no limit.'),
    ),
];

const budgetCard = async (budget) => {
  const part = (label, value, tone) => ({ label, value, tone, text: yuan(value) });
  return card(
    el(
      'h3',
      null,
      budget.programmeName,
      el('small', null, row(await regionName(budget.countyId), budget.year)),
    ),
    stackedBar(
      [
        part(say('已支出', 'spent'), budget.spentFen, 'spent'),
        part(say('已占用', 'committed'), budget.committedFen, 'held'),
        part(say('剩余', 'remaining'), budget.remainingFen, 'free'),
      ],
      budget.allottedFen,
    ),
    el('p', null, say(`共安排 ${yuan(budget.allottedFen)}`, `Allotted: ${yuan(budget.allottedFen)}`)),
    budget.remainingFen * 10 < budget.allottedFen &&
      badge(say('剩余不足一成', 'less than a tenth is left'), 'bad'),
  );
};

/** What waits for a second person first. */
export const allotments = async (can) => [
  can.draft && allotButton(),
  (await paged(
    'more-allotments',
    (cursor) => get('/budget-allotments', { limit: 20, cursor }),
    (allotment) => allotmentCard(allotment, can),
  )) ?? note(say('还没有安排过预算。', 'Nothing has been allotted yet.')),
];

const allotmentCard = async (allotment, can) => {
  const [tone, words] = STATES[allotment.state];
  return card(
    el(
      'h3',
      null,
      `${allotment.programmeCode} · ${yuan(allotment.amountFen)}`,
      el('small', null, row(await regionName(allotment.countyId), allotment.year)),
    ),
    el(
      'p',
      null,
      badge(words(), tone),
      row(allotment.citation, dateTime(allotment.draftedAt), allotment.reason),
    ),
    allotment.state === 'SUBMITTED' &&
      can.decide &&
      allotment.draftedBy !== myAccount() &&
      fourEyesButton(`allot-${allotment.id}`, `/budget-allotments/${allotment.id}/decision`),
  );
};

const allotButton = () =>
  formButton('allot', say('安排预算', 'Allot money'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    Promise.all([myCounties(), get('/programmes', { on: dayOf(now()), limit: 100 })]).then(
      ([counties, { items }]) => host.replaceChildren(allotForm(counties, items, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

const allotForm = (counties, programmes, close) =>
  form(
    [
      { name: 'countyId', label: say('县区', 'County'), kind: 'select', options: asOptions(counties) },
      {
        name: 'programmeCode',
        label: say('项目', 'Programme'),
        kind: 'select',
        options: programmes.map(({ code, zh, en }) => [code, say(zh, en)]),
      },
      { name: 'year', label: say('年度', 'Year'), kind: 'number', value: dayOf(now()).slice(0, 4) },
      {
        name: 'amountFen',
        label: say('金额（元，加在已安排的上面）', 'Amount (yuan, adds to what there is)'),
        attributes: { inputmode: 'decimal' },
      },
      { name: 'citation', label: say('依据文件号', 'Number of the document') },
    ],
    async (values) => {
      const amountFen = fenOf(values.amountFen);
      if (!(amountFen > 0)) throw badAmount('/amountFen');
      await post('/budget-allotments', {
        ...values,
        amountFen,
        countyId: Number(values.countyId),
        year: Number(values.year),
      });
      notice(say('已提交，等另一位同事审批。', 'Handed in; a colleague decides.'));
      close();
    },
    { submitLabel: say('提交', 'Hand in'), close, keep: 'allot' },
  );
