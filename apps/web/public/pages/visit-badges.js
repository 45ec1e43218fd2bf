import { badge } from '../base/dom.js';
import { ATTENTION, FLAGS, VISIT_STATES, word } from '../words/codes.js';
import { minutes } from '../words/format.js';
import { say } from '../words/language.js';

const TONES = { OPEN_RETURN: 'bad', AWAITS_OFFICER: 'warn', FLAGGED: 'warn' };

/** Where a visit stands and what should be looked at. */
export const visitBadges = ({ attention, state, withheld, reversedMinutes, flags }) => [
  // a dispute shows in the state already
  TONES[attention] && badge(word(ATTENTION, attention), TONES[attention]),
  badge(word(VISIT_STATES, state), state === 'DISPUTED' ? 'bad' : 'calm'),
  reversedMinutes &&
    badge(say(`已追回 ${minutes(reversedMinutes)}`, `${minutes(reversedMinutes)} taken back`), 'bad'),
  withheld && !reversedMinutes && badge(say('暂缓付款', 'payment withheld'), 'bad'),
  flags.map((flag) => badge(word(FLAGS, flag), 'warn')),
];
