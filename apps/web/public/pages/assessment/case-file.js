import { download, get, post } from '../../base/api.js';
import { barRows, big, el, facts, lines, more, note } from '../../base/dom.js';
import { form, formButton, look } from '../../base/forms.js';
import { groupName, itemTitle, optionName } from '../../words/assessment-form.js';
import {
  ACKNOWLEDGEMENTS,
  ADJUSTMENTS,
  CASE_STATES,
  INFORMANTS,
  RISK_EVENTS,
} from '../../words/assessments.js';
import { ABILITY_LEVELS, word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say, series } from '../../words/language.js';

/** The form and all reasons; asked for a purpose because every reading is recorded. */
export const readingButton = ({ id }, usual) =>
  formButton(`read-${id}`, say('查看评估表和理由', 'Read the form and the reasons'), (close) => {
    const asked = form(
      [
        {
          name: 'purpose',
          label: say('为什么查看？会留下记录。', 'What for? It is recorded.'),
          value: usual,
        },
      ],
      async ({ purpose }) => asked.replaceWith(await fileOf(id, purpose, close)),
      { submitLabel: say('查看', 'Read'), close },
    );
    return asked;
  });

async function fileOf(id, purpose, close) {
  const [{ form: found, reasons }, definition] = await Promise.all([
    post(`/ability-assessments/${id}/readings`, { purpose }),
    get('/assessment-form'),
  ]);
  return el(
    'div',
    null,
    found ? formView(id, found, definition) : note(say('评估表还不能查看。', 'The form cannot be read yet.')),
    reasons.length > 0 && el('h4', null, say('各步理由', 'Reasons')),
    lines(reasons.map(({ at, toState, reason }) => row(dateTime(at), word(CASE_STATES, toState), reason))),
    el('button', { type: 'button', class: 'plain', onclick: close }, say('收起', 'Close')),
  );
}

const formView = (id, found, { groups, maxTotal }) => [
  found.score && scoreView(found.score, maxTotal),
  barRows(
    found.groups.map((group) => ({
      label: groupName(group),
      value: (100 * group.score) / group.maxScore,
      tone: 'spent',
      text: `${group.score} / ${group.maxScore}`,
    })),
    100,
  ),
  found.groups.map((group) =>
    more(`group-${group.code}`, groupName(group), facts(...group.items.map((item) => answer(item, groups)))),
  ),
  facts(
    [say('评估日期', 'Seen on'), date(found.assessedOn)],
    [say('疾病诊断', 'Diagnoses'), series(found.diagnoses)],
    [
      say('风险事件', 'Risk events'),
      series(
        Object.entries(found.riskEvents).map(([kind, count]) => `${word(RISK_EVENTS, kind)} × ${count}`),
      ),
    ],
    [say('信息提供者', 'Told by'), word(INFORMANTS, found.informant)],
    [say('签字', 'Acknowledged'), word(ACKNOWLEDGEMENTS, found.acknowledgedBy)],
    [say('备注', 'Note'), found.note],
  ),
  found.evidence.map((proof) => evidence(id, proof)),
];

const scoreView = ({ total, preliminaryLevel, adjustedBy, finalLevel }, maxTotal) => [
  big(word(ABILITY_LEVELS, finalLevel)),
  barRows(
    [{ label: say('总分', 'Total'), value: total, tone: 'spent', text: `${total} / ${maxTotal}` }],
    maxTotal,
  ),
  note(
    adjustedBy
      ? say(
          `初步等级 ${word(ABILITY_LEVELS, preliminaryLevel)}，因${word(ADJUSTMENTS, adjustedBy)}调整。`,
          `Preliminary: ${word(ABILITY_LEVELS, preliminaryLevel)}; raised because of: ${word(ADJUSTMENTS, adjustedBy)}.`,
        )
      : say('没有调整。', 'Nothing raised it.'),
  ),
];

function answer({ code, score, answerZh }, groups) {
  const item = groups.flatMap(({ items }) => items).find((known) => known.code === code);
  const option = item.options.find((known) => known.score === score);
  return [itemTitle(item), option ? `${optionName(item, { ...option, zh: answerZh })}（${score}）` : '—'];
}

const evidence = (id, { adjustment, fileId, document: words }) =>
  el(
    'div',
    null,
    note(row(word(ADJUSTMENTS, adjustment), words)),
    fileId &&
      look(`file-${fileId}`, say('下载证明', 'Download the proof'), () =>
        download(`/ability-assessments/${id}/evidence/${fileId}`),
      ),
  );
