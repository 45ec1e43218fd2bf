import { download, get, post } from '../../base/api.js';
import { until } from '../../base/countdown.js';
import { badge, barRows, card, choices, el, facts, note } from '../../base/dom.js';
import { evidenceField } from '../../base/evidence.js';
import { action, form, formButton, look } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { CORRECTION_EFFECTS, CORRECTION_KINDS, CORRECTION_STATES, SIDES } from '../../words/care.js';
import { word } from '../../words/codes.js';
import { clock, minutePart, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { exceptionTable, nameIn, optionsFrom } from './codes.js';

const PAGE = 20;

/**
 * Corrections of the caller's visits, by when they must be decided.
 * @param {{ side?: 'FAMILY' | 'CAREGIVER', decide?: boolean }} can whose word the caller can give
 * @param {{ state?: string, visitId?: string }} [which]
 */
export const correctionList = async (key, can, which = {}) => [
  (await paged(
    key,
    (cursor) => get('/corrections', { ...which, limit: PAGE, cursor }),
    (each) => view(each, can),
  )) ?? note(say('没有更正申请。', 'No corrections.')),
];

async function view(correction, can) {
  const { reasons, resolutions } = await exceptionTable(correction.regionId);
  const { decision } = correction;
  return card(
    el(
      'h3',
      null,
      `${itemName(correction.itemCode)} · ${moment(correction.startsAt)}`,
      el('small', null, word(CORRECTION_KINDS, correction.kind)),
    ),
    el(
      'p',
      null,
      badge(word(CORRECTION_STATES, correction.state), correction.isOverdue ? 'bad' : 'calm'),
      correction.isOverdue && badge(say('已超期限', 'overdue'), 'bad'),
      correction.state === 'OPEN' && [
        say(' 裁定期限还有 ', ' to be decided within '),
        until(correction.decideBy),
      ],
    ),
    minutesPicture(correction),
    facts(
      [say('申请人', 'Asked by'), word(SIDES, correction.requestedAs)],
      [say('原因', 'Why'), nameIn(reasons, correction.reasonCode)],
      [
        say('申请的时间', 'Times asked for'),
        correction.startedAt && `${clock(correction.startedAt)}–${clock(correction.endedAt)}`,
      ],
      ...correction.asked.map((side) => [word(SIDES, side), said(correction, side)]),
      [say('结论', 'Decision'), decision && word(CORRECTION_EFFECTS, decision.effect)],
      [say('依据', 'Found out by'), decision?.resolutionCode && nameIn(resolutions, decision.resolutionCode)],
    ),
    correction.files.length > 0 &&
      choices(
        say('证据（查看有记录）', 'Evidence (each reading is recorded)'),
        correction.files.map((file) => fileLink(correction, file)),
      ),
    correction.state === 'OPEN' && steps(correction, can, resolutions),
  );
}

const minutesPicture = ({ measuredMinutes, minutesBefore, minutesAsked, plannedMinutes, decision }) =>
  barRows(
    [
      minutePart(say('预约', 'Booked'), plannedMinutes, 'plan'),
      measuredMinutes !== null && minutePart(say('打卡', 'Measured'), measuredMinutes, 'family'),
      minutesBefore !== measuredMinutes && minutePart(say('更正前', 'Before'), minutesBefore, 'held'),
      minutesAsked !== null && minutePart(say('申请', 'Asked for'), minutesAsked, 'free'),
      decision?.minutesAfter != null && minutePart(say('认定', 'Decided'), decision.minutesAfter, 'spent'),
    ].filter(Boolean),
  );

function said({ answers }, side) {
  const answer = answers.find((each) => each.side === side);
  if (!answer) return say('还没有表态', 'has not answered');
  return answer.agrees ? say('认可', 'agrees') : say('不认可', 'disagrees');
}

const fileLink = ({ id }, file) =>
  look(`file-${file.id}`, file.name, () => download(`/corrections/${id}/files/${file.id}`, {}, file.name));

function steps(correction, can, resolutions) {
  const mayAnswer =
    correction.asked.includes(can.side) && !correction.answers.some(({ side }) => side === can.side);
  return choices(
    mayAnswer && answer(correction, true, say('属实，我认可', 'It was so')),
    mayAnswer && answer(correction, false, say('不属实', 'It was not so')),
    can.decide && hotkey('d', decide(correction, resolutions)),
    can.request === correction.requestedAs &&
      action(
        `withdraw-${correction.id}`,
        say('撤回申请', 'Take it back'),
        () => post(`/corrections/${correction.id}/withdrawal`),
        'plain',
      ),
  );
}

const answer = ({ id }, agrees, label) =>
  action(
    `answer-${id}-${agrees}`,
    label,
    async () => {
      await post(`/corrections/${id}/answer`, { agrees });
      notice(say('已记录您的意见。', 'Your word is recorded.'));
    },
    agrees ? 'main' : 'plain',
  );

const decide = ({ id, minutesAsked }, resolutions) =>
  formButton(`decide-${id}`, say('裁定', 'Decide'), (close) =>
    form(
      [
        {
          name: 'outcome',
          label: say('裁定', 'Decision'),
          kind: 'select',
          options: ['ACCEPTED', 'REFUSED'].map((code) => [code, word(CORRECTION_STATES, code)]),
        },
        {
          name: 'minutes',
          label: say('认定分钟数', 'Minutes that count'),
          kind: 'number',
          value: minutesAsked ?? '',
          optional: true,
          when: ({ outcome }) => outcome === 'ACCEPTED' && minutesAsked !== null,
        },
        {
          name: 'resolutionCode',
          label: say('怎么核实的', 'How was it found out?'),
          kind: 'select',
          options: optionsFrom(resolutions),
        },
      ],
      async ({ outcome, minutes, resolutionCode }) => {
        const counted = outcome === 'ACCEPTED' && minutes !== '' && minutesAsked !== null;
        await post(`/corrections/${id}/decision`, {
          ...{ outcome, resolutionCode },
          ...(counted && { minutes: Number(minutes) }),
        });
        notice(say('已裁定，双方都会收到结果。', 'Decided; both sides are told.'));
        close();
      },
      { submitLabel: say('提交', 'Send'), close, keep: `correction-${id}` },
    ),
  );

/** "The record should be otherwise": what, why, and what shows it. @param {object} pay as `/visits/:id/pay` says */
export const askFor = (pay, label) =>
  formButton(`correct-${pay.visitId}`, label, (close) => {
    const host = el('div', null, say('稍等…', 'One moment…'));
    exceptionTable(pay.regionId).then(
      (table) => host.replaceChildren(askForm(pay, table, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

function askForm({ visitId, now }, { reasons }, close) {
  const preview = el('p', { class: 'big', role: 'status' });
  const files = evidenceField({ purpose: 'PROOF' });
  const node = form(
    [
      {
        name: 'minutes',
        label: say('应当认定多少分钟', 'How many minutes should count?'),
        kind: 'number',
        value: now.countedMinutes,
        attributes: { min: 0, max: 1440 },
      },
      {
        name: 'reasonCode',
        label: say('为什么', 'Why'),
        kind: 'select',
        options: optionsFrom(reasons),
      },
      {
        name: 'files',
        label: say('证据（照片、单据，可以不传）', 'Evidence (optional)'),
        kind: 'custom',
        make: () => files,
      },
    ],
    async ({ minutes, reasonCode }) => {
      await post(`/visits/${visitId}/corrections`, {
        ...{ kind: 'MINUTES', minutes: Number(minutes), reasonCode },
        fileIds: files.read().map(({ fileId }) => fileId),
      });
      notice(
        say(
          '已提交。对方会表明意见，再由工作人员裁定。',
          'Sent. The other side is heard, then somebody decides.',
        ),
      );
      close();
    },
    { submitLabel: say('提交申请', 'Send'), close },
  );
  // what it would mean, before it is sent
  node.addEventListener('change', async () => {
    const wanted = node.querySelector('[name=minutes]').value;
    if (wanted === '') return;
    const { then } = await get(`/visits/${visitId}/pay`, { minutes: wanted }).catch(() => ({ then: null }));
    if (then)
      preview.textContent = row(
        say(`现在认定 ${now.countedMinutes} 分钟`, `${now.countedMinutes} min count now`),
        say(`同意后认定 ${then.countedMinutes} 分钟`, `${then.countedMinutes} min if accepted`),
      );
  });
  node.prepend(preview);
  return node;
}
