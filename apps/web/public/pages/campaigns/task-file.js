import { download, filled, get, post } from '../../base/api.js';
import { big, card, choices, el, facts, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { evidenceField } from '../../base/evidence.js';
import { action, form, formButton, look, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { notice } from '../../base/notice.js';
import { myAccount } from '../../base/places.js';
import { ACTORS } from '../../words/benefits.js';
import { OUTCOMES_AT_DOOR, TASK_STEPS } from '../../words/campaigns.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { FACTS } from '../../words/rules.js';
import { taskBadges } from './tasks.js';

const TO_DECIDE = ['NOTICED', 'REPORTED'];
/** Who is met after a notice or a suspension is confirmed after all. */
const AT_THE_DOOR = ['OPEN', 'NOTICED', 'STOPPED'];

/** One household: what was found, what becomes of the claim. */
export async function taskFile(id, can) {
  const task = await get(`/campaign-tasks/${id}`);
  return [
    card(
      el('h3', null, row(task.seniorName, task.placeName)),
      el('p', null, taskBadges(task)),
      next(task),
      choices(
        AT_THE_DOOR.includes(task.state) && can.record && takeOrRecord(task),
        TO_DECIDE.includes(task.state) && can.decide && hotkey('p', decideButton(task)),
      ),
      facts(
        [say('完成期限', 'Last day'), date(task.dueOn)],
        [say('家属说明期限', 'The family has until'), task.noticeUntil && date(task.noticeUntil)],
      ),
      history(task),
    ),
  ];
}

const next = ({ state, noticeUntil }) => {
  if (state === 'OPEN') return big(say('下一步：上门核实', 'Next: go there'));
  if (state === 'NOTICED')
    return big(
      say(`等家属在 ${date(noticeUntil)} 前说明`, `The family may come forward until ${date(noticeUntil)}`),
    );
  return state === 'REPORTED' && big(say('等另一位同事决定', 'A colleague decides'));
};

const takeOrRecord = (task) => [
  task.state === 'OPEN' &&
    task.takenBy !== myAccount() &&
    action(
      `take-${task.id}`,
      say('我去这一户', 'I go there'),
      async () => {
        await post(`/campaign-tasks/${task.id}/assignment`);
        notice(say('已领取。', 'It is yours.'));
      },
      'plain',
    ),
  outcomeButton(task),
];

/** What was found at the door; large rows for the thumb. */
const outcomeButton = ({ id }) =>
  formButton(
    `outcome-${id}`,
    say('登记核查结果', 'What was found'),
    (close) =>
      form(
        [
          {
            name: 'outcome',
            label: say('见到老人了吗？', 'Was the senior met?'),
            kind: 'radios',
            options: optionsOf(OUTCOMES_AT_DOOR),
          },
          {
            name: 'fact',
            label: say('什么变了', 'What has changed'),
            kind: 'select',
            options: optionsOf(FACTS).filter(([code]) => code !== 'AGE'),
            when: ({ outcome }) => outcome === 'CHANGED',
          },
          { name: 'note', label: say('看到的情况', 'What was seen'), kind: 'textarea' },
          {
            name: 'files',
            label: say('照片或材料（恢复待遇时必须有）', 'A photograph or paper (needed to restore a claim)'),
            kind: 'custom',
            pointer: '/fileId',
            make: (kept) => evidenceField({ purpose: 'CAMPAIGN', most: 1, kept }),
          },
        ],
        async ({ outcome, fact, note: words, files }) => {
          await post(`/campaign-tasks/${id}/outcome`, {
            outcome,
            note: words,
            ...filled({ fact: outcome === 'CHANGED' ? fact : undefined, fileId: files[0]?.fileId }),
          });
          notice(say('已登记。', 'Recorded.'));
          close();
        },
        { submitLabel: say('登记', 'Record'), close, keep: `outcome-${id}` },
      ),
    'main',
  );

const decideButton = ({ id }) =>
  decisionButton(`decide-${id}`, say('决定（不得为核查人）', 'Decide (not by who was at the door)'), {
    path: `/campaign-tasks/${id}/decision`,
    options: [
      ['STOP', say('停发或暂停', 'The claim rests or ends')],
      ['KEEP', say('维持待遇', 'It stays')],
      ['REOPEN', say('再上门一次', 'Somebody goes there again')],
    ],
    reason: say('理由（家属会看到，可以申诉）', 'Why (the family reads it and may appeal)'),
    done: say('已决定。', 'Decided.'),
  });

const history = ({ id, steps }) =>
  steps.length
    ? el(
        'ol',
        { class: 'history' },
        steps.map(({ at, event, role, outcome, note: words, fileId }) =>
          el(
            'li',
            null,
            el('time', { datetime: at }, dateTime(at)),
            ` ${row(word(TASK_STEPS, event), word(ACTORS, role), outcome && word(OUTCOMES_AT_DOOR, outcome), words)} `,
            fileId &&
              look(`file-${fileId}`, say('看材料', 'The paper'), () =>
                download(`/campaign-tasks/${id}/evidence/${fileId}`),
              ),
          ),
        ),
      )
    : note(say('还没有人上门。', 'Nobody has been there yet.'));
