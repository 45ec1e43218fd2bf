import { countdown } from '../words/format.js';
import { say } from '../words/language.js';
import { el } from './dom.js';

const words = (iso) => countdown(iso) ?? say('已到时', 'over');

/** The time that is left, running. */
export const until = (iso) =>
  el('time', { class: 'countdown', datetime: iso, 'data-until': iso }, words(iso));

setInterval(() => {
  for (const node of document.querySelectorAll('[data-until]')) node.textContent = words(node.dataset.until);
}, 1_000);
