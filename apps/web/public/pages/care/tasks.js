import { form, formButton } from '../../base/forms.js';
import { itemOf } from '../../base/names.js';
import { keep, kept } from '../../base/queue.js';
import { TASK_OUTCOMES } from '../../words/care.js';
import { say, sayOf } from '../../words/language.js';
import { hand } from '../door/hand.js';
import { sheetOf } from './sheet.js';

const outcomeName = ({ code }) => `task-${code}`;
const reasonName = ({ code }) => `why-${code}`;
const LEFT_OUT = ['NOT_DONE', 'REFUSED', 'NOT_APPLICABLE'];
const saidOf = (visitId) => `tasks.${visitId}`;

export const tasksOfItem = (visit) => itemOf(visit.itemCode)?.sampleTasks ?? [];

/**
 * How each task ended; why, where it was not done. What was said during the service stands there already.
 * @param {{ open?: boolean }} [options] `open`: a task may also be still to come
 */
export function taskFields(visit, { taskReasons }, { open = false } = {}) {
  const said = new Map((kept(saidOf(visit.id)) ?? []).map((task) => [task.code, task]));
  const still = open ? [['', say('还没做', 'Not yet')]] : [];
  return tasksOfItem(visit).flatMap((task, index) => [
    {
      name: outcomeName(task),
      label: sayOf(task),
      kind: 'select',
      optional: open,
      pointer: `/tasks/${index}`,
      options: [...still, ...Object.entries(TASK_OUTCOMES).map(([code, words]) => [code, sayOf(words)])],
      value: said.get(task.code)?.outcome ?? (open ? '' : 'DONE'),
    },
    {
      name: reasonName(task),
      label: say('为什么没做', 'Why not'),
      kind: 'select',
      options: taskReasons.map((reason) => [reason.code, sayOf(reason)]),
      value: said.get(task.code)?.reasonCode,
      when: (values) => LEFT_OUT.includes(values[outcomeName(task)]),
    },
  ]);
}

/** As they were said; what is still to come is left out. */
export const tasksOf = (visit, values) =>
  tasksOfItem(visit)
    .filter((task) => values[outcomeName(task)])
    .map((task) => {
      const outcome = values[outcomeName(task)];
      const why = outcome === 'DONE' ? {} : { reasonCode: values[reasonName(task)] };
      return { code: task.code, outcome, ...why };
    });

/** What has ended so far is kept while the service goes on: a phone that fails later takes nothing along. */
export const tasksSoFar = (visit) =>
  tasksOfItem(visit).length > 0 &&
  formButton(`tasks-${visit.id}`, say('先记下做完的项目', 'Note what is done so far'), (close) => {
    const host = document.createElement('div');
    sheetOf(visit).then(
      (sheet) => host.replaceChildren(reportForm(visit, sheet, close)),
      ({ message }) => host.replaceChildren(message),
    );
    return host;
  });

const reportForm = (visit, sheet, close) =>
  form(
    taskFields(visit, sheet, { open: true }),
    async (values) => {
      const tasks = tasksOf(visit, values);
      const body = { reportedAt: new Date().toISOString(), tasks };
      await hand(
        visit.id,
        [{ kind: 'TASKS', body }],
        say('已记下，签退时还能改。', 'Noted; it can still change.'),
      );
      keep(saidOf(visit.id), tasks);
      close();
    },
    { submitLabel: say('记下来', 'Record'), close },
  );
