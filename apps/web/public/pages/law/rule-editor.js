import { el, note } from '../../base/dom.js';
import { placeOf, printed } from '../../base/json-places.js';
import { say } from '../../words/language.js';
import { ruleView } from './rule-view.js';

const RULE = '/terms/rule';
/** As one reads a rule; the database keeps no order. */
const FIRST = ['eligibility', 'amount', 'op', 'id', 'label', 'cite', 'left', 'value', 'when', 'then'];

const placeIn = (key) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

function inOrder(node) {
  if (Array.isArray(node)) return node.map(inOrder);
  if (typeof node !== 'object' || node === null) return node;
  const keys = Object.keys(node).sort((a, b) => placeIn(a) - placeIn(b));
  return Object.fromEntries(keys.map((key) => [key, inOrder(node[key])]));
}

/**
 * The rule as JSON with its sentences beside it, which follow while it is written.
 * @returns {{ node: HTMLElement, read: () => object | undefined, show: (pointer: string) => void }}
 *   `read`: undefined while the text is no JSON; `show`: goes to a place of the rule
 */
export function ruleEditor(rule) {
  const text = el('textarea', {
    rows: 24,
    class: 'code',
    spellcheck: 'false',
    'aria-label': say('规则（JSON）', 'The rule (JSON)'),
  });
  text.value = typeof rule === 'string' ? rule : printed(inOrder(rule)).text;
  const sentences = el('div', { class: 'rule-sentences', 'aria-live': 'polite' });
  const node = el('div', { class: 'rule-editor' }, text, sentences);

  const read = () => {
    try {
      return JSON.parse(text.value);
    } catch {
      return undefined;
    }
  };

  function follow() {
    let parsed;
    try {
      parsed = JSON.parse(text.value);
    } catch ({ message }) {
      return sentences.replaceChildren(
        el('p', { class: 'problem' }, say('还不是完整的 JSON：', 'Not JSON yet: '), message),
      );
    }
    try {
      sentences.replaceChildren(ruleView(parsed));
    } catch {
      sentences.replaceChildren(
        note(
          say(
            '有的地方还读不成句子，保存后会逐条指出。',
            'Some of it cannot be said yet; saving names each place.',
          ),
        ),
      );
    }
  }

  /** Set anew so that the places are known, then marked. */
  function show(pointer) {
    const parsed = read();
    if (parsed === undefined) return text.focus();
    const { text: fresh, places } = printed(parsed);
    text.value = fresh;
    const [start, end] = placeOf(places, pointer.slice(RULE.length));
    text.focus();
    text.setSelectionRange(start, end);
    const line = fresh.slice(0, start).split('\n').length;
    text.scrollTop = ((line - 4) / fresh.split('\n').length) * text.scrollHeight;
  }

  text.addEventListener('input', follow);
  follow();
  return { node, read, show, text: () => text.value };
}
