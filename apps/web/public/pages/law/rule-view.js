import { el } from '../../base/dom.js';
import { say } from '../../words/language.js';
import { conditionInWords, numberInWords } from '../../words/rules.js';

/** A rule as sentences, one under the other as they belong together, each with the paragraph it comes from. */
export const ruleView = ({ eligibility, amount }) =>
  el(
    'div',
    { class: 'rule' },
    el('h4', null, say('谁可以享受', 'Who is entitled')),
    el('ul', null, condition(eligibility)),
    el('h4', null, say('享受多少', 'How much')),
    el('ul', null, number(amount)),
  );

const line = (node, words, parts = []) =>
  el(
    'li',
    null,
    words,
    node?.cite && el('span', { class: 'note' }, ` ${node.cite}`),
    parts.length > 0 && el('ul', null, parts),
  );

/** The same line with a word before it. */
function led(word, item) {
  item.prepend(el('b', null, `${word} `));
  return item;
}

function condition(node) {
  if (!node || typeof node !== 'object') return line(null, '…');
  if (node.op === 'all' || node.op === 'any')
    return line(node, conditionInWords(node), node.of.map(condition));
  if (node.op === 'not') return line(node, conditionInWords(node), [condition(node.of)]);
  return line(node, conditionInWords(node));
}

function number(node) {
  if (typeof node !== 'object' || node === null) return line(null, numberInWords(node));
  switch (node.op) {
    case 'sum':
    case 'min':
    case 'max':
    case 'product':
      return line(node, `${numberInWords(node)}${per(node)}`, node.of.map(number));
    case 'difference':
      return line(node, numberInWords(node), [node.left, node.right].map(number));
    case 'if':
      return line(node, numberInWords(node), [
        led(say('如果', 'if'), condition(node.when)),
        led(say('则', 'then'), number(node.then)),
        led(say('否则', 'else'), number(node.else)),
      ]);
    default:
      return line(node, numberInWords(node));
  }
}

const per = ({ op, per: divisor }) =>
  op === 'product' && divisor ? say(`，再除以 ${divisor}`, `, divided by ${divisor}`) : '';
