import { filled, post } from '../../base/api.js';
import { evidenceField } from '../../base/evidence.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemSaid } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { moment } from '../../words/format.js';
import { say } from '../../words/language.js';
import { CASE_OUTCOMES, VERDICTS } from '../../words/oversight-codes.js';

/** Buttons for what the caller may do now, the usual one first; each has its key. */
export function caseSteps(file) {
  const may = (event) => file.steps.includes(event);
  const path = `/oversight/cases/${file.id}`;
  const word = (key, label, question, what, kind = 'main') =>
    reasonButton(
      key,
      label,
      { question, send: (reason) => post(`${path}/${what}`, { reason }), done: say('已办理。', 'Done.') },
      kind,
    );
  return [
    may('triage') &&
      hotkey('a', word('triage', say('受理', 'Take up'), say('为什么受理？', 'Why?'), 'triage')),
    may('askEvidence') &&
      hotkey(
        'a',
        word(
          'ask',
          say('要求举证', 'Ask for evidence'),
          say('要机构交什么？', 'What is wanted?'),
          'evidence-request',
        ),
      ),
    may('giveEvidence') && paperButton('evidence', say('提交证据', 'Hand in evidence'), path, file.id),
    may('answer') && paperButton('answer', say('申辩', 'Answer'), path, file.id),
    (may('find') || may('proposeDismissal')) && hotkey('f', findingButton(file, path, may('find'))),
    (may('approve') || may('approveDismissal')) &&
      hotkey('a', word('approve', say('同意认定', 'Approve'), say('审批意见', 'Your opinion'), 'approval')),
    (may('sendBack') || may('sendBackUnheard')) &&
      hotkey(
        'r',
        word('send-back', say('退回重议', 'Send back'), say('为什么退回？', 'Why?'), 'return', 'plain'),
      ),
    may('appeal') && paperButton('appeal', say('申诉', 'Appeal'), path, file.id, 'plain'),
    may('uphold') && hotkey('a', appealButton(path)),
  ].filter(Boolean);
}

const paperButton = (what, label, path, id, kind = 'main') =>
  formButton(
    what,
    label,
    (close) =>
      form(
        [
          { name: 'text', label: say('说明', 'What you have to say'), kind: 'textarea' },
          {
            name: 'papers',
            label: say('材料（照片、记录）', 'Papers (photographs, records)'),
            kind: 'custom',
            make: (kept) => evidenceField({ purpose: 'CASE', kept }),
          },
        ],
        async ({ text, papers }) => {
          await post(`${path}/${what}`, filled({ text, papers: papers.length ? papers : undefined }));
          notice(say('已提交。', 'Sent.'));
          close();
        },
        { submitLabel: say('提交', 'Send'), close, keep: `case-${what}-${id}` },
      ),
    kind,
  );

/** A verdict for each visit; what they come to is the outcome. Without a hearing only a dismissal can be proposed. */
const findingButton = (file, path, isHeard) =>
  formButton(
    'find',
    isHeard ? say('作出认定', 'Say what was found') : say('建议不成立', 'Propose to dismiss'),
    (close) =>
      form(
        [
          ...(isHeard ? file.visitList.flatMap(verdictFields) : []),
          ...(isHeard
            ? [
                {
                  name: 'refer',
                  label: say('同时移送其他部门', 'Refer it to another authority as well'),
                  kind: 'checkbox',
                },
              ]
            : []),
          { name: 'reason', label: say('认定的事实和理由', 'What was found, and why'), kind: 'textarea' },
        ],
        async (values) => {
          const verdicts = file.visitList.map(({ visitId }) => verdictOf(visitId, values, isHeard));
          const outcome = values.refer ? 'REFERRED' : outcomeOf(verdicts);
          await post(`${path}/finding`, { outcome, reason: values.reason, verdicts });
          notice(
            say(
              `已提交：${CASE_OUTCOMES[outcome].zh}，等另一位同事审批。`,
              `Sent: ${CASE_OUTCOMES[outcome].en}; a colleague has to approve it.`,
            ),
          );
          close();
        },
        { submitLabel: say('提交审批', 'Send for approval'), close, keep: `finding-${file.id}` },
      ),
    'main',
  );

const verdictFields = ({ visitId, startsAt, itemZh, seniorName }) => [
  {
    name: `verdict-${visitId}`,
    label: `${moment(startsAt)} ${itemSaid(itemZh)} ${seniorName}`,
    kind: 'select',
    options: optionsOf(VERDICTS),
  },
  {
    name: `minutes-${visitId}`,
    label: say('少了多少分钟', 'Minutes not served'),
    kind: 'number',
    when: (values) => values[`verdict-${visitId}`] === 'SHORT',
  },
];

const verdictOf = (visitId, values, isHeard) => {
  const verdict = isHeard ? values[`verdict-${visitId}`] : 'SOUND';
  return filled({
    visitId,
    verdict,
    minutes: verdict === 'SHORT' ? Number(values[`minutes-${visitId}`]) : undefined,
  });
};

function outcomeOf(verdicts) {
  if (verdicts.some(({ verdict }) => verdict === 'FAKE')) return 'CLAWED_BACK';
  return verdicts.some(({ verdict }) => verdict === 'SHORT') ? 'CORRECTED' : 'DISMISSED';
}

const appealButton = (path) =>
  formButton(
    'appeal-decision',
    say('处理申诉', 'Decide on the appeal'),
    (close) =>
      form(
        [
          {
            name: 'decision',
            label: say('结论', 'Decision'),
            kind: 'radios',
            options: [
              ['UPHELD', say('维持原决定', 'The decision stands')],
              ['OVERTURNED', say('撤销，退还追回的费用', 'Overturned: what was taken back is paid again')],
            ],
          },
          { name: 'reason', label: say('理由', 'Why'), kind: 'textarea' },
        ],
        async (values) => {
          await post(`${path}/appeal-decision`, values);
          notice(say('已决定。', 'Decided.'));
          close();
        },
        { submitLabel: say('决定', 'Decide'), close },
      ),
    'main',
  );
