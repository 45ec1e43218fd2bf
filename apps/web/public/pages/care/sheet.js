import { get, post } from '../../base/api.js';
import { badge, big, card, el, lines, note } from '../../base/dom.js';
import { action, form, formButton } from '../../base/forms.js';
import { ALARM_LEVELS, TASK_OUTCOMES } from '../../words/care.js';
import { word } from '../../words/codes.js';
import { row, say, sayOf } from '../../words/language.js';

/** Read once for each visit and state: every reading is recorded. */
const sheets = new Map();

/** What to know before the bell is rung. @returns {Promise<object>} */
export function sheetOf(visit, again = false) {
  const key = `${visit.id}-${visit.state}`;
  if (again || !sheets.has(key)) {
    const sheet = get(`/visits/${visit.id}/care-sheet`);
    sheets.set(key, sheet);
    sheet.catch(() => sheets.delete(key));
  }
  return sheets.get(key);
}

/** Risks first, in large type, with one press to say that they were read. */
export async function risksFirst(visit) {
  const { risks, mustAcknowledge } = await sheetOf(visit);
  if (risks.length === 0) return null;
  return el(
    'div',
    { class: 'step' },
    el('h4', null, say('上门前先看：风险提示', 'Read this first: risks')),
    el(
      'ul',
      { class: 'rows' },
      risks.map((risk) =>
        el('li', null, badge(sayOf(risk), risk.contra ? 'bad' : 'warn'), risk.note && ` ${risk.note}`),
      ),
    ),
    mustAcknowledge &&
      action(`risks-${visit.id}`, say('我看过了，会注意', 'I have read it and take care'), async () => {
        await post(`/visits/${visit.id}/risk-acknowledgement`, { riskIds: risks.map(({ id }) => id) });
        await sheetOf(visit, true);
      }),
  );
}

/** Where the service asks for it: values and questions, and at once what to do. */
export async function vitalSigns(visit) {
  const sheet = await sheetOf(visit);
  if (sheet.measures.length + sheet.questions.length === 0) return null;
  const answer = el('div', { role: 'status' });
  return el(
    'div',
    { class: 'step' },
    formButton(
      `vitals-${visit.id}`,
      say('先测量：血压、体温等', 'Measure first'),
      (close) => vitalForm(visit, sheet, answer, close),
      'main',
    ),
    answer,
  );
}

function vitalForm(visit, { measures, questions }, answer, close) {
  const fields = [
    ...measures.map((measure) => ({
      name: measure.code,
      label: `${sayOf(measure)}（${measure.unit}）`,
      optional: true,
      pointer: `/values/${measure.code}`,
      attributes: { inputmode: 'decimal', autocomplete: 'off' },
      hint: `${measure.least}–${measure.most}`,
    })),
    ...questions.map((question) => ({
      name: question.code,
      label: sayOf(question),
      kind: 'checkbox',
      value: false,
    })),
  ];
  const submit = async (values) => {
    const measured = measures.filter(({ code }) => values[code]);
    const verdict = await post(`/visits/${visit.id}/vital-signs`, {
      measuredAt: new Date().toISOString(),
      values: Object.fromEntries(measured.map(({ code }) => [code, Number(values[code])])),
      yes: questions.filter(({ code }) => values[code]).map(({ code }) => code),
    });
    answer.replaceChildren(whatToDo(verdict));
    close();
  };
  return form(fields, submit, { submitLabel: say('记下来', 'Record'), close });
}

/** The gravest first, each with what to do; nothing to do is said as plainly. */
const whatToDo = ({ gravity, alarms, missing, stops }) =>
  card(
    gravity === 'NONE'
      ? big(say('没有异常，可以开始。', 'Nothing stands against it; go on.'))
      : [
          big(badge(word(ALARM_LEVELS, gravity), gravity === 'TELL' ? 'warn' : 'bad')),
          lines(alarms.map(sayOf)),
          stops.length > 0 &&
            note(
              say(
                '有风险的项目请不要做，签退时选“今天不适用”；或者按“中止服务”。',
                'Leave out what could harm and choose "does not apply" when you check out; or break off.',
              ),
            ),
        ],
    missing.length > 0 && note(row(say('还没有测', 'Not measured yet'), ...missing.map(sayOf))),
  );

const outcomeName = ({ code }) => `task-${code}`;
const reasonName = ({ code }) => `why-${code}`;

/** How each task ended; why, where it was not done. */
export const taskFields = (tasks, { taskReasons }) =>
  tasks.flatMap((task, index) => [
    {
      name: outcomeName(task),
      label: sayOf(task),
      kind: 'select',
      pointer: `/tasks/${index}`,
      options: Object.entries(TASK_OUTCOMES).map(([code, words]) => [code, sayOf(words)]),
      value: 'DONE',
    },
    {
      name: reasonName(task),
      label: say('为什么没做', 'Why not'),
      kind: 'select',
      options: taskReasons.map((reason) => [reason.code, sayOf(reason)]),
      when: (values) => values[outcomeName(task)] !== 'DONE',
    },
  ]);

export const tasksOf = (tasks, values) =>
  tasks.map((task) => {
    const outcome = values[outcomeName(task)];
    const why = outcome === 'DONE' ? {} : { reasonCode: values[reasonName(task)] };
    return { code: task.code, outcome, ...why };
  });
