import { barRows, el, note } from '../base/dom.js';
import { MINUTE_STEPS, word } from '../words/codes.js';
import { amountIn, minutePart, moment, yuan } from '../words/format.js';
import { say, sayOf } from '../words/language.js';

/** From the grant with its reason to the last minute: one picture for each time the order was held. */
export const chainPicture = (chain) =>
  chain.length
    ? chain.map(onceHeld)
    : [note(say('这张订单没有用政府时长。', 'No public minutes were used for this order.'))];

function onceHeld(hold) {
  const inMinutes = ({ unit }) => unit === 'MINUTE';
  const total = (rows) => rows.reduce((all, { amount }) => all + amount, 0);
  const sum = (step) => total(hold.steps.filter((s) => s.step === step && inMinutes(s)));
  const granted = total(hold.grants.filter(inMinutes));
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
        minutePart(say('退还', 'Given back'), sum('RELEASED'), 'free'),
        // given back after its month: it comes back and lapses in the same moment
        sum('EXPIRED') > 0 && minutePart(say('月末失效', 'Lapsed'), sum('EXPIRED'), 'plan'),
        minutePart(say('追回', 'Taken back'), sum('REVERSED'), 'bad'),
      ].filter(Boolean),
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
          ` ${word(MINUTE_STEPS, step.step)} ${amountIn(step)}`,
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
