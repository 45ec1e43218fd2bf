import { say } from '../words/language.js';
import { el } from './dom.js';

/** What just happened, at the foot of the screen until it is closed or something newer happens. */
const host = el('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
document.body.append(host);

/** @param {'good' | 'bad'} [tone] */
export function notice(text, tone = 'good') {
  const close = el(
    'button',
    { type: 'button', onclick: () => host.replaceChildren() },
    say('知道了', 'Close'),
  );
  host.replaceChildren(el('div', { class: `notice ${tone}` }, el('p', null, text), close));
}
