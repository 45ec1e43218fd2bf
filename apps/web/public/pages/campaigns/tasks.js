import { get } from '../../base/api.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { paged } from '../../base/paged.js';
import { myAccount } from '../../base/places.js';
import { linkTo } from '../../base/route.js';
import { CLAIM_STATES, OUTCOMES_AT_DOOR } from '../../words/campaigns.js';
import { CAMPAIGN_TASK_STATES, word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const TONES = { CONFIRMED: 'good', KEPT: 'good', NOTICED: 'warn', REPORTED: 'warn', STOPPED: 'bad' };

export const taskBadges = (task) => [
  badge(word(CAMPAIGN_TASK_STATES, task.state), TONES[task.state]),
  task.overdue && badge(say('超期', 'overdue'), 'bad'),
  task.outcome && badge(word(OUTCOMES_AT_DOOR, task.outcome)),
  task.claim !== 'UNTOUCHED' &&
    badge(word(CLAIM_STATES, task.claim), task.claim === 'RESTORED' ? 'good' : 'bad'),
];

/** What is overdue or waits for a decision first. @param {string} area where a task is opened */
export const taskCards = async (query, area) => [
  (await paged(
    'more-tasks',
    (cursor) => get('/campaign-tasks', { ...query, limit: 20, cursor }),
    (task) => taskCard(task, area),
  )) ?? note(say('没有要上门的户。', 'No household to visit.')),
];

const taskCard = (task, area) =>
  card(
    el(
      'h3',
      null,
      opens(linkTo(area, 'task', task.id), `open-${task.id}`, row(task.seniorName, task.placeName)),
    ),
    el('p', null, taskBadges(task), say(`${date(task.dueOn)} 前`, `by ${date(task.dueOn)}`)),
    task.takenBy === myAccount() && el('p', null, badge(say('由我上门', 'mine'), 'good')),
  );
