import { badge, el, lines, more, note } from '../../base/dom.js';
import { OUTCOMES } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn } from '../../words/format.js';
import { say, sayOf } from '../../words/language.js';
import { traceOf } from './trace.js';

const TONES = { G: 'good', N: 'bad', U: 'warn' };

/**
 * What one programme decided, in sentences; for officers with every step.
 * @param {string} key keeps what is unfolded apart from that of another senior
 */
export function programmeWhy(programme, key) {
  const [better, worse] = [true, false].map((is) =>
    programme.wouldChange.filter(({ outcome }) => (outcome === 'G' && programme.outcome !== 'G') === is),
  );
  return el(
    'div',
    { class: 'step' },
    el('h4', null, `${programme.programmeName} `, ...standing(programme)),
    programme.whyNot && el('p', null, sayOf(programme.whyNot), say('。', '.')),
    // what holds now comes before why it was decided so
    programme.holdsNow?.length > 0 && lines(programme.holdsNow.map((now) => sayOf(now) + say('。', '.'))),
    better.length > 0 && changes(say('怎样就能享受', 'What would make it granted'), better),
    more(
      `why-${programme.programmeCode}-${key}`,
      say('为什么', 'Why'),
      lines(say(programme.sentencesZh, programme.sentencesEn)),
      programme.citation && note(say(`依据：${programme.citation}`, `Laid down in: ${programme.citation}`)),
      worse.length > 0 && changes(say('什么变化会影响它', 'What would change it'), worse),
      traceOf(programme.decision),
    ),
  );
}

/** What was given, which is not always what was decided. */
const standing = ({ outcome, grantedAmount, givenAmount = 0, unit }) => {
  if (givenAmount > 0)
    return [badge(say('已享受', 'granted'), 'good'), amountIn({ unit, amount: givenAmount })];
  if (grantedAmount > 0)
    return [
      badge(say('决定过，没有发放', 'decided, not given'), 'warn'),
      amountIn({ unit, amount: grantedAmount }),
    ];
  return [outcome && badge(word(OUTCOMES, outcome), outcome === 'G' ? 'calm' : TONES[outcome])];
};

const changes = (title, list) =>
  el('div', { class: 'would-change' }, el('b', null, title), lines(list.map(sayOf)));
