import { get, post, put } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { decisionButton } from '../../base/decision-button.js';
import { card, choices, el, note, opens } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { CASE_STATES, PLACES } from '../../words/assessments.js';
import { sayOf, say } from '../../words/language.js';
import { readingButton } from './case-file.js';
import { assessorList, caseBadge, caseHistory, caseProgress, caseTitle } from './case-view.js';
import { disputeButton } from './my-assessments.js';

/** What waits for whom, in the order of the way. */
const WAITING = { SUBMITTED: 'schedule', SCORED: 'review', REVIEWED: 'publish', DISPUTED: 'decide' };

/** Cases that wait for this officer first, then the others by state. */
export async function caseList(can) {
  const mine = Object.entries(WAITING).filter(([, step]) => can[step]);
  const states = [...mine.map(([state]) => state), undefined];
  return Promise.all(states.map(casesIn));
}

async function casesIn(state) {
  const list = await paged(
    `more-${state ?? 'all'}`,
    (cursor) => get('/ability-assessments', { state, limit: state ? 50 : 20, cursor }),
    line,
  );
  const title = state ? sayOf(CASE_STATES[state]) : say('全部', 'All');
  return el('div', null, el('h3', null, title), list ?? note(say('没有。', 'None.')));
}

const line = async (found) =>
  card(
    el('h3', null, opens(linkTo('assessments', 'case', found.id), `open-${found.id}`, caseTitle(found))),
    el('p', null, caseBadge(found), await regionName(found.regionId)),
  );

/** One case with what this officer can do. */
export async function caseFile(id, can) {
  const found = await get(`/ability-assessments/${id}`);
  return [
    card(
      el('h3', null, caseTitle(found), el('small', null, await regionName(found.regionId))),
      el('p', null, caseBadge(found)),
      caseProgress(found),
      decisions(found, can),
      assessorList(found.assessors),
      caseHistory(found),
    ),
  ];
}

const decisions = (found, can) =>
  choices(
    ['SUBMITTED', 'SCHEDULED'].includes(found.state) && can.schedule && hotkey('s', scheduleButton(found)),
    can.read && hotkey('v', readingButton(found, say('审核评估', 'To review the assessment'))),
    found.state === 'SCORED' && can.review && hotkey('p', reviewButton(found)),
    found.state === 'REVIEWED' && can.publish && hotkey('p', publishButton(found)),
    found.state === 'DISPUTED' && can.decide && hotkey('p', disputeDecision(found)),
    found.state === 'PUBLISHED' && can.dispute && disputeButton(found),
  );

/** Two different assessors, one of them with a medical background; the server checks it. */
const scheduleButton = ({ id }) =>
  formButton(
    `schedule-${id}`,
    say('安排上门评估', 'Name a day and the assessors'),
    (close) => {
      const host = el('div', null, note(say('正在读取评估师…', 'Loading the assessors…')));
      get('/assessors', { on: dayOf(now()), limit: 100 }).then(
        ({ items }) => host.replaceChildren(scheduleForm(id, items, close)),
        ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return host;
    },
    'main',
  );

function scheduleForm(id, assessors, close) {
  const options = [
    ['', say('请选择', 'Choose')],
    ...assessors.map(({ id: assessor, name, agency, medical }) => [
      assessor,
      `${name} · ${agency}${medical ? say('（医护）', ' (medical)') : ''}`,
    ]),
  ];
  return form(
    [
      {
        name: 'day',
        label: say('哪一天', 'Day'),
        kind: 'date',
        pointer: '/scheduledFor',
        attributes: { min: dayOf(now()) },
      },
      { name: 'time', label: say('几点', 'Time'), kind: 'time', value: '09:00' },
      { name: 'place', label: say('在哪里', 'Where'), kind: 'select', options: optionsOf(PLACES) },
      { name: 'leadAssessorId', label: say('主评估师', 'First assessor'), kind: 'select', options },
      { name: 'secondAssessorId', label: say('第二评估师', 'Second assessor'), kind: 'select', options },
    ],
    async ({ day, time, ...rest }) => {
      await put(`/ability-assessments/${id}/appointment`, {
        scheduledFor: `${day}T${time}:00+08:00`,
        ...rest,
      });
      notice(say('已安排。', 'Scheduled.'));
      close();
    },
    { submitLabel: say('安排', 'Schedule'), close, keep: `schedule-${id}` },
  );
}

const reviewButton = ({ id }) =>
  decisionButton(`review-${id}`, say('审核', 'Review'), {
    path: `/ability-assessments/${id}/review`,
    optional: true,
    options: [
      ['APPROVED', say('通过', 'Approve')],
      ['RETURNED', say('退回评估师（须写理由）', 'Return to the assessors (with a reason)')],
    ],
    done: say('已审核。', 'Reviewed.'),
  });

const disputeDecision = ({ id }) =>
  decisionButton(`decide-${id}`, say('处理异议', 'Decide the dispute'), {
    path: `/ability-assessments/${id}/dispute-decision`,
    options: [
      ['UPHELD', say('成立：由另外的评估师复评', 'Upheld: other assessors assess again')],
      ['DISMISSED', say('不成立：维持结果', 'Dismissed: the result stands')],
    ],
    done: say('已处理。', 'Decided.'),
  });

const publishButton = ({ id }) =>
  formButton(
    `publish-${id}`,
    say('公布结果', 'Publish the result'),
    (close) =>
      form(
        [{ name: 'sourceDocument', label: say('报告编号', 'Number of the report') }],
        async (values) => {
          await post(`/ability-assessments/${id}/publication`, values);
          notice(say('已公布，等级生效。', 'Published; the level holds.'));
          close();
        },
        { submitLabel: say('公布', 'Publish'), close },
      ),
    'main',
  );
