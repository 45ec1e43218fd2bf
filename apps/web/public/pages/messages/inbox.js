import { get, post } from '../../base/api.js';
import { badge, big, el } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { say } from '../../words/language.js';
import { MESSAGE_TOPICS } from '../../words/messages.js';

const AT_HOME = ['ELDER', 'FAMILY'];
const AT_THE_DESK = ['DISPATCHER', 'PROVIDER_OWNER', 'QA', 'PROVIDER_FINANCE'];
const HOME_AREAS = { BENEFITS: 'my-benefits', RIGHTS: 'my-benefits', APPLICATIONS: 'my-assessments' };

/** Where the thing is found that a message is about. */
function placeOf({ role, topic, subject, subjectId }) {
  if (AT_HOME.includes(role))
    return subject === 'application'
      ? linkTo('my-applications', 'application', subjectId)
      : linkTo(HOME_AREAS[topic] ?? 'services');
  if (role === 'CAREGIVER') return linkTo('visits');
  if (subject === 'alert') return linkTo('alerts', 'alert', subjectId);
  if (subject === 'plan') return linkTo('plans', 'plan', subjectId);
  if (AT_THE_DESK.includes(role)) return linkTo('orders');
  if (subject === 'application') return linkTo('applications', 'application', subjectId);
  if (subject === 'campaign') return linkTo('households');
  if (subject === 'run') return linkTo('issuance');
  return subject === 'stop' ? linkTo('stops') : linkTo('office');
}

const markRead = (ids) => post('/messages/reading', ids ? { ids } : {});

const message = (told) =>
  el(
    'li',
    { class: told.readAt ? 'message' : 'message unread' },
    el(
      'p',
      { class: 'feed-meta' },
      el('time', { datetime: told.at }, moment(told.at)),
      badge(word(MESSAGE_TOPICS, told.topic), told.urgent ? 'bad' : 'calm'),
      !told.readAt && badge(say('未读', 'unread'), 'warn'),
    ),
    big(told.text),
    el(
      'div',
      { class: 'choices' },
      el('a', { class: 'button', href: placeOf(told), 'data-key': `open-${told.id}` }, say('去看看', 'Look')),
      !told.readAt && action(`read-${told.id}`, say('知道了', 'Got it'), () => markRead([told.id]), 'plain'),
    ),
  );

/** Everything this person was told, newest first. */
export async function inbox() {
  const { unread } = await get('/messages/unread-count');
  const list = await paged('messages', (cursor) => get('/messages', { limit: 20, cursor }), message, rows);
  return [
    unread > 0 &&
      action(
        'read-all',
        say(`全部标为已读（${unread}）`, `Mark all as read (${unread})`),
        async () => {
          await markRead();
          notice(say('都标为已读了。', 'All are marked as read.'));
        },
        'plain',
      ),
    list ?? big(say('还没有消息。有事会在这里告诉您。', 'No messages yet. You will be told here.')),
  ];
}
