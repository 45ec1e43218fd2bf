import { say } from '../words/language.js';
import { el, stackedBar } from './dom.js';

/** How far something long has come. @param {string} [label] what is being done */
export const progress = (label, done, total) =>
  el(
    'div',
    { class: 'progress' },
    el('span', null, label),
    el('progress', { max: total || 1, value: done, 'aria-label': label }),
    el('b', null, say(`${done} / ${total}`, `${done} of ${total}`)),
  );

/**
 * What is lost to the left of the middle and what is gained to the right, one line each, all to one scale.
 * @param {{ label: string, loss: number, gain: number, text: string }[]} lines
 */
export function seesaw(lines) {
  const whole = Math.max(1, ...lines.flatMap(({ loss, gain }) => [loss, gain]));
  const side = (value, tone) => {
    const piece = el('div', { class: `piece ${tone}` });
    piece.style.width = `${(100 * value) / whole}%`;
    return el('div', { class: `bar half ${tone}`, 'aria-hidden': 'true' }, value > 0 && piece);
  };
  return el(
    'ul',
    { class: 'seesaw' },
    lines.map(({ label, loss, gain, text }) =>
      el(
        'li',
        null,
        el('span', { class: 'bar-label' }, label),
        side(loss, 'bad'),
        side(gain, 'free'),
        el('b', { class: 'bar-value' }, text),
      ),
    ),
  );
}

/** One under the other figures are compared by their last digit. */
export const isNumber = (cell) => typeof cell === 'number' || /^[-+¥]?\d[\d,.]*( ?[^\d\s]{1,6})?$/.test(cell);

/** A table that scrolls by itself on a narrow screen. @param {unknown[][]} lines the first cell names the line */
export const table = (headings, lines, caption) =>
  el(
    'div',
    { class: 'scroll', tabindex: 0 },
    el(
      'table',
      null,
      caption && el('caption', null, caption),
      el(
        'thead',
        null,
        el(
          'tr',
          null,
          headings.map((heading) => el('th', { scope: 'col' }, heading)),
        ),
      ),
      el(
        'tbody',
        null,
        lines.map(([first, ...cells]) =>
          el(
            'tr',
            null,
            el('th', { scope: 'row' }, first),
            cells.map((cell) => el('td', isNumber(cell) && { class: 'number' }, cell)),
          ),
        ),
      ),
    ),
  );

/** What was granted of a benefit and what became of it: used + booked + left (+ lapsed, carried) = granted. */
export const balanceBar = ({ granted, used, held, left, lapsed = 0, carried = 0 }, text) => {
  const part = (label, value, tone) => ({ label, value, tone, text: text(value) });
  return stackedBar(
    [
      part(say('已用', 'used'), used, 'spent'),
      part(say('已预约', 'booked'), held, 'held'),
      part(say('可用', 'left'), left, 'free'),
      lapsed > 0 && part(say('到期失效', 'lapsed'), lapsed, 'plan'),
      carried > 0 && part(say('已结转', 'carried on'), carried, 'family'),
    ].filter(Boolean),
    granted || undefined,
  );
};
