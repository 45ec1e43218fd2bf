import { filled, get, post } from '../../base/api.js';
import { badge, big, choices, el, facts, note } from '../../base/dom.js';
import { evidenceField } from '../../base/evidence.js';
import { form, formButton } from '../../base/forms.js';
import { itemSaid } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { word } from '../../words/codes.js';
import { minutes, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { TASK_KINDS, TASK_OUTCOMES } from '../../words/oversight-codes.js';

/** One task on the phone: whom to ask, about what, and one answer. Nobody is told before (四不两直). */
export async function taskFile(id) {
  const task = await get(`/oversight/audit-tasks/${id}`);
  return [
    big(word(TASK_KINDS, task.kind), ' ', task.seniorName),
    note(
      say('不打招呼、不听汇报，直接问老人或到现场。', 'Unannounced: ask the senior himself, or go there.'),
    ),
    facts(
      [say('服务时间', 'Service'), moment(task.startsAt)],
      [say('项目', 'Item'), itemSaid(task.itemZh)],
      [say('护理员', 'Caregiver'), row(task.caregiverName, task.providerName)],
      [say('打卡时长', 'Recorded'), task.actualMinutes !== null && minutes(task.actualMinutes)],
      [say('地点', 'Where'), task.regionName],
    ),
    task.outcome
      ? el(
          'p',
          null,
          badge(word(TASK_OUTCOMES, task.outcome)),
          task.minutes && minutes(task.minutes),
          task.note,
        )
      : choices(revealButton(task), resultButton(task)),
  ].filter(Boolean);
}

/** Phone and address are opened for this task; who did, when and why stands in the senior's file. */
const revealButton = (task) => {
  const shown = el('div', null);
  const isCall = task.kind === 'CALL_BACK';
  return el(
    'div',
    null,
    formButton(
      'reveal',
      isCall ? say('看电话', 'Show the phone') : say('看地址', 'Show the address'),
      (close) =>
        form(
          [
            {
              name: 'purpose',
              label: say('用途（会记录，老人可查）', 'What for (recorded; the senior can read it)'),
              value: isCall
                ? say('服务回访', 'Call-back about a visit')
                : say('服务现场核查', 'Check on site of a visit'),
            },
          ],
          async ({ purpose }) => {
            const fields = isCall ? ['phone'] : ['address', 'phone'];
            const found = await post(`/seniors/${task.seniorId}/reveals`, { fields, purpose });
            const places = (found.addresses ?? []).map(({ text }) => text);
            shown.replaceChildren(big([...places, found.phone].filter(Boolean).join(' ')));
            close();
          },
          { submitLabel: say('查看', 'Show'), close },
        ),
      'plain',
    ),
    shown,
  );
};

const resultButton = ({ id }) =>
  formButton(
    'result',
    say('填写结果', 'The result'),
    (close) =>
      form(
        [
          {
            name: 'outcome',
            label: say('老人怎么说 / 现场看到什么', 'What was said or seen'),
            kind: 'radios',
            options: Object.keys(TASK_OUTCOMES).map((code) => [code, word(TASK_OUTCOMES, code)]),
          },
          {
            name: 'minutes',
            label: say('少了多少分钟', 'Minutes not served'),
            kind: 'number',
            when: ({ outcome }) => outcome === 'SHORT',
          },
          { name: 'note', label: say('原话或说明', 'In their words'), kind: 'textarea', optional: true },
          {
            name: 'papers',
            label: say('录音、照片', 'Photographs, papers'),
            kind: 'custom',
            make: (kept) => evidenceField({ purpose: 'AUDIT', kept }),
          },
        ],
        async ({ outcome, minutes: short, note: text, papers }) => {
          const fileIds = papers.map(({ fileId }) => fileId);
          await post(
            `/oversight/audit-tasks/${id}/result`,
            filled({
              outcome,
              minutes: outcome === 'SHORT' ? Number(short) : undefined,
              note: text,
              fileIds: fileIds.length ? fileIds : undefined,
            }),
          );
          notice(say('已记录。', 'Recorded.'));
          close();
        },
        { submitLabel: say('提交', 'Send'), close, keep: `task-${id}` },
      ),
    'main',
  );
