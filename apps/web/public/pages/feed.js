import { el } from '../base/dom.js';
import { names } from '../base/names.js';
import { memory } from '../base/session.js';
import { sentence } from '../words/events.js';
import { day, preciseClock, shortId } from '../words/format.js';
import { say } from '../words/language.js';

/** The live events of this person, newest first, one plain sentence each. */
export function feed() {
  const list = el('ol', { class: 'feed' });
  const empty = el(
    'p',
    { class: 'note' },
    say('还没有动态。一有进展，这里马上出现。', 'Nothing yet. Whatever happens shows up here at once.'),
  );
  const latest = el('button', { class: 'latest', type: 'button', hidden: true });
  const node = el(
    'aside',
    { class: 'feed-column', id: 'feed', tabindex: '-1' },
    el('h2', null, say('实时动态', 'Live')),
    empty,
    el('div', { role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' }, list),
  );

  latest.addEventListener('click', () => {
    node.scrollIntoView();
    node.focus({ preventScroll: true });
  });

  function add(event, isNew) {
    list.prepend(entry(event, isNew));
    empty.hidden = true;
    latest.hidden = false;
    latest.textContent = `${preciseClock(event.at)} ${sentence(event, names)}`;
  }
  [...(memory().events ?? [])].reverse().forEach((event) => add(event, false));
  return { node, latest, add: (event) => add(event, true) };
}

const entry = (event, isNew) =>
  el(
    'li',
    { class: isNew && 'fresh' },
    el(
      'p',
      { class: 'feed-meta' },
      el('time', { datetime: event.at }, `${day(event.at)} ${preciseClock(event.at)}`),
      event.payload.orderId && el('span', null, `${say('订单', 'order')} ${shortId(event.payload.orderId)}`),
    ),
    el('p', null, sentence(event, names)),
  );
