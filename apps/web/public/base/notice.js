import { say } from '../words/language.js';
import { el } from './dom.js';

/** What just happened, at the foot of the screen. */
const host = el('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
document.body.append(host);

const GOOD_NEWS_MS = 8_000;
let timer;

/** @param {'good' | 'bad'} [tone] what went well says so for a while; what did not waits to be read */
export function notice(text, tone = 'good') {
  clearTimeout(timer);
  if (tone === 'good') timer = setTimeout(() => host.replaceChildren(), GOOD_NEWS_MS);
  const close = el(
    'button',
    { type: 'button', onclick: () => host.replaceChildren() },
    say('知道了', 'Close'),
  );
  host.replaceChildren(el('div', { class: `notice ${tone}` }, el('p', null, text), close));
}
