import { timeOf } from '../base/clock.js';
import { el } from '../base/dom.js';
import { linkTo } from '../base/route.js';
import { flush, onQueue, pending, readAt } from '../base/queue.js';
import { isNewerWaiting, keepPage, takeNewer } from '../base/shell.js';
import { mayUpdate } from '../offline/decisions.js';
import { standingOf } from '../words/standing.js';
import { say } from '../words/language.js';
import { isOnVisit } from './door/hand.js';

const LOOK_MS = 5_000;

const node = el('div', { class: 'standing', role: 'status' });
let isLive = true;
let shown = '';

/** Whether what was done has arrived, and a new version when there is one: at the head of every page. */
export const standing = () => node;

function refresh() {
  const lines = [standingLine(), updateLine()].filter(Boolean);
  const text = lines.map(({ textContent }) => textContent).join();
  if (text === shown) return;
  shown = text;
  node.replaceChildren(...lines);
}

function standingLine() {
  const all = pending();
  const refused = all.filter(({ problem }) => problem).length;
  const at = readAt();
  const now = standingOf({
    isReachable: navigator.onLine && isLive,
    waiting: all.length - refused,
    refused,
    readAt: at && timeOf(at),
  });
  if (!now) return undefined;
  const more = all.length > 0 && el('a', { href: linkTo('visits') }, say('去看', 'Show'));
  return el('p', { class: now.tone }, now.text, ' ', more);
}

function updateLine() {
  const isFillingIn = document.querySelector('main [data-open]') !== null;
  if (!mayUpdate({ isWaiting: isNewerWaiting(), isOnVisit: isOnVisit(), isFillingIn })) return undefined;
  const button = el('button', { type: 'button', onclick: takeNewer }, say('更新', 'Update'));
  return el(
    'p',
    { class: 'calm' },
    say('有新版本，按一下就好。', 'There is a new version; one press.'),
    ' ',
    button,
  );
}

function sendWaiting() {
  if (pending().some(({ problem }) => !problem)) flush().catch(() => undefined);
}

/** @param {boolean} is whether the live connection stands; what waits goes out as soon as it does */
export function setLive(is) {
  if (is) sendWaiting();
  isLive = is;
  refresh();
}

/** From now on for as long as the page is there. */
export function watchStanding() {
  onQueue(refresh);
  for (const what of ['online', 'offline']) window.addEventListener(what, refresh);
  // the live connection takes a while to come back
  window.addEventListener('online', sendWaiting);
  setInterval(refresh, LOOK_MS);
  keepPage(refresh).catch(() => undefined);
  refresh();
}
