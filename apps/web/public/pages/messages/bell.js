import { get } from '../../base/api.js';
import { el } from '../../base/dom.js';
import { linkTo } from '../../base/route.js';
import { say } from '../../words/language.js';

/** The way to the messages, and how many of them are unread. */
export function bell() {
  const count = el('b', { class: 'count', hidden: true });
  const node = el('a', { class: 'bell', href: linkTo('messages') }, say('消息', 'Messages'), count);

  async function refresh() {
    const { unread } = await get('/messages/unread-count');
    count.hidden = unread === 0;
    count.textContent = unread > 99 ? '99+' : String(unread);
    node.setAttribute(
      'aria-label',
      unread ? say(`消息，${unread} 条未读`, `Messages, ${unread} unread`) : say('消息', 'Messages'),
    );
  }
  // a bell that could not look keeps what it showed; the next event makes it look again
  return { node, refresh: () => refresh().catch(() => undefined) };
}
