import { say } from '../words/language.js';
import { el } from './dom.js';

/** How often to look for what no event tells. */
export const LOOK_AGAIN_MS = 15_000;

/**
 * A part of the page that can be read again at any time. What did not change stays in place; a form somebody is
 * filling in is never taken away; the focus and what was unfolded stay where they were.
 * @param {(again: (ms: number) => void) => Promise<(Node | false)[]>} load `again`: reads once more after a while,
 *   for work whose progress is not told as events; only while somebody looks
 * @param {number} [everyMs] reads again and again, for what others do here and no event tells
 */
export function section(title, load, everyMs) {
  let body = el('div', { class: 'section-body' }, el('p', { class: 'note' }, say('正在读取…', 'Loading…')));
  const node = el('section', { 'aria-label': title }, el('h2', { tabindex: -1 }, title), body);
  let latest = 0;
  let timer;

  const again = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => node.isConnected && refresh(), ms);
  };
  const isBeingFilledIn = () => body.querySelector('[data-open]') !== null;

  async function refresh() {
    if (everyMs) again(everyMs);
    if (isBeingFilledIn()) return;
    const turn = ++latest;
    const content = await load(again).catch((problem) => [failure(problem, refresh)]);
    if (turn === latest && !isBeingFilledIn()) put(content);
  }

  function put(content) {
    const fresh = el('div', { class: 'section-body' }, content);
    keepOpen(body, fresh);
    if (fresh.isEqualNode(body)) return;
    const focused = body.contains(document.activeElement) && document.activeElement.dataset.key;
    body.replaceWith(fresh);
    body = fresh;
    if (focused) keyed(body, focused)?.focus();
  }

  return { node, refresh };
}

const keyed = (root, key) =>
  [...root.querySelectorAll('[data-key]')].find((node) => node.dataset.key === key);

function keepOpen(from, to) {
  for (const { dataset } of from.querySelectorAll('details[open][data-key]')) {
    keyed(to, dataset.key)?.setAttribute('open', '');
  }
}

const failure = (problem, refresh) =>
  el(
    'div',
    { class: 'problem', role: 'alert' },
    el('p', null, problem.message),
    el('button', { type: 'button', class: 'plain', onclick: refresh }, say('再试一次', 'Try again')),
  );
