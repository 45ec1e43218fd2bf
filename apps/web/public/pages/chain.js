import { barRows, el, note } from '../base/dom.js';
import { minutePart, minutes, moment, yuan } from '../words/format.js';
import { say, sayOf } from '../words/language.js';

const WORDS = {
  HELD: () => say('占用', 'held'),
  CAPTURED: () => say('核销', 'spent'),
  RELEASED: () => say('退还', 'given back'),
  EXPIRED: () => say('月末失效', 'lapsed'),
  REVERSED: () => say('追回', 'taken back'),
  WITHHELD: () => say('暂缓付款', 'payment withheld'),
  WITHHOLDING_ENDED: () => say('恢复付款', 'payment freed'),
};

/** From the grant with its reason to the last minute: one picture for each time the order was held. */
export const chainPicture = (chain) =>
  chain.length
    ? chain.map(onceHeld)
    : [note(say('这张订单没有用政府时长。', 'No public minutes were used for this order.'))];

function onceHeld(hold) {
  const sum = (step) => hold.steps.filter((s) => s.step === step).reduce((all, s) => all + s.minutes, 0);
  const granted = hold.grants.reduce((all, grant) => all + grant.minutes, 0);
  return el(
    'div',
    { class: 'chain' },
    hold.number > 1 &&
      el('h4', null, say(`第 ${hold.number} 次占用（改期后）`, `Held again (${hold.number})`)),
    hold.grants.map((grant) => note(sayOf(grant.reason))),
    barRows(
      [
        minutePart(say('发放', 'Granted'), granted, 'free'),
        minutePart(say('占用', 'Held'), sum('HELD'), 'held'),
        minutePart(say('核销', 'Spent'), sum('CAPTURED'), 'spent'),
        minutePart(say('退还', 'Given back'), sum('RELEASED') + sum('EXPIRED'), 'free'),
        minutePart(say('追回', 'Taken back'), sum('REVERSED'), 'bad'),
      ],
      granted || undefined,
    ),
    el(
      'ol',
      { class: 'history' },
      hold.steps.map((step) =>
        el(
          'li',
          null,
          el('time', { datetime: step.at }, moment(step.at)),
          ` ${WORDS[step.step]?.() ?? step.step} ${minutes(step.minutes)}`,
        ),
      ),
    ),
    hold.outcome &&
      note(
        say(
          `结算：政府 ${yuan(hold.outcome.programmeFen)}，家庭 ${yuan(hold.outcome.familyFen)}`,
          `Due: programme ${yuan(hold.outcome.programmeFen)}, family ${yuan(hold.outcome.familyFen)}`,
        ),
      ),
  );
}
