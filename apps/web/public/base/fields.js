import { say } from '../words/language.js';
import { el } from './dom.js';
import { Problem } from './http.js';

let counter = 0;

/**
 * One question of a form with its label, its note and what is wrong with the answer.
 * @param {{ name: string, label: string, kind?: string, options?: [string, string][], value?: unknown,
 *   hint?: string, optional?: boolean, pointer?: string, attributes?: object, make?: Function,
 *   when?: (values: Record<string, string | boolean>) => boolean }} field
 *   `kind`: as the type of an input, or select, textarea, radios, or custom with `make(kept)` giving `{ node, read }`;
 *   `pointer`: where the server finds it in the body; `when`: the field is there only then
 */
export function fieldRow({
  name,
  label,
  kind = 'text',
  options,
  value,
  hint,
  optional,
  attributes,
  ...rest
}) {
  const id = `field-${++counter}`;
  const required = !optional && !['checkbox', 'custom'].includes(kind);
  const common = { id, name, 'aria-describedby': `${id}-note`, required, ...attributes };
  const input = makeInput(kind, common, { options, value, make: rest.make, label });
  const message = el('span', { class: 'field-note', id: `${id}-note` }, hint ?? '');
  const row = el(
    'div',
    { class: `field ${kind}` },
    arranged(kind, input.node, caption(kind, id, label)),
    message,
  );
  return {
    name,
    row,
    pointer: rest.pointer ?? `/${name}`,
    when: rest.when ?? (() => true),
    read: input.read,
    isMissing: () => !row.hidden && required && !input.read(),
    focus: () => (input.focus ?? input.node).focus(),
    mark: (problem) => {
      input.node.setAttribute('aria-invalid', String(problem !== undefined));
      message.classList.toggle('problem', problem !== undefined);
      message.textContent = problem ?? hint ?? '';
    },
  };
}

const caption = (kind, id, label) =>
  ['radios', 'custom'].includes(kind)
    ? el('span', { class: 'caption' }, label)
    : el('label', { for: id }, label);

function arranged(kind, node, words) {
  if (kind === 'checkbox') return [node, words];
  // a group says its name itself
  return kind === 'radios' ? [node] : [words, node];
}

function makeInput(kind, common, { options, value, make, label }) {
  if (kind === 'custom') return make(value);
  if (kind === 'radios') return radios(common, options, value, label);
  const node = plainInput(kind, common, options, value);
  return { node, read: () => (kind === 'checkbox' ? node.checked : node.value.trim()) };
}

function plainInput(kind, common, options, value) {
  if (kind === 'select')
    return el(
      'select',
      common,
      options.map(([code, text]) => el('option', { value: code, selected: code === value }, text)),
    );
  if (kind === 'textarea') return el('textarea', { rows: 3, ...common }, value ?? '');
  return el('input', { type: kind, ...common, ...(kind === 'checkbox' ? { checked: value } : { value }) });
}

/** Large rows to choose one of. */
function radios({ id, name, required, ...common }, options, value, label) {
  const inputs = options.map(([code]) =>
    el('input', { type: 'radio', name: `${id}-${name}`, value: code, checked: code === value, required }),
  );
  const node = el(
    'fieldset',
    { id, 'aria-describedby': common['aria-describedby'] },
    el('legend', null, label),
    options.map(([, text], at) => el('label', { class: 'choice' }, inputs[at], el('span', null, text))),
  );
  return {
    node,
    read: () => inputs.find(({ checked }) => checked)?.value ?? '',
    focus: inputs.find(({ checked }) => checked) ?? inputs[0],
  };
}

/** Fields that several forms have. */
export const reasonField = (label = say('理由', 'Why'), rest = {}) => ({
  name: 'reason',
  label,
  kind: 'textarea',
  ...rest,
});
export const dayField = (name, label, rest = {}) => ({ name, label, kind: 'date', ...rest });

/** Yuan as people write it, in fen. NaN: no amount. */
export const fenOf = (yuan) => (/^\d+(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan) * 100) : NaN);

/** What to throw where somebody wrote no amount. @param {string} pointer of the field */
export function badAmount(pointer) {
  const title = say('金额写成元，最多两位小数。', 'An amount in yuan with at most two decimals.');
  return new Problem({ title, status: 422, code: 'amount', errors: [{ pointer, detail: title }] });
}
