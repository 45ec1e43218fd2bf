import { get } from '../../base/api.js';
import { badge, big, card, el, opens } from '../../base/dom.js';
import { itemSaid } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { TASK_KINDS, TASK_OUTCOMES, TASK_SOURCES } from '../../words/oversight-codes.js';

/** For the phone: what is due first, large, one press to the task. */
export const taskList = async (state) => [
  (await paged(
    `more-audit-tasks-${state}`,
    (cursor) => get('/oversight/audit-tasks', { state, limit: 20, cursor }),
    line,
  )) ?? big(state === 'OPEN' ? say('现在没有任务。', 'Nothing to do now.') : say('还没有。', 'Nothing yet.')),
];

const line = (task) =>
  card(
    el(
      'h3',
      null,
      opens(
        linkTo('audit-tasks', 'task', task.id),
        `open-${task.id}`,
        `${word(TASK_KINDS, task.kind)} ${task.seniorName}`,
      ),
    ),
    big(row(moment(task.startsAt), itemSaid(task.itemZh))),
    el(
      'p',
      null,
      badge(word(TASK_SOURCES, task.source)),
      task.outcome
        ? badge(word(TASK_OUTCOMES, task.outcome), task.outcome === 'CONFIRMED' ? 'good' : 'warn')
        : badge(say(`${date(task.dueOn)} 前`, `by ${date(task.dueOn)}`), 'warn'),
      task.attempt > 1 && badge(say(`第 ${task.attempt} 次`, `attempt ${task.attempt}`)),
      row(task.regionName, task.providerName),
    ),
  );
