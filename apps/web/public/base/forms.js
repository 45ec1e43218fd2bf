import { say } from '../words/language.js';
import { el } from './dom.js';
import { notice } from './notice.js';

let counter = 0;

/** Runs what a button stands for, once at a time, and shows why it was not possible. */
async function run(button, work, show) {
  if (button.getAttribute('aria-busy') === 'true') return;
  const label = button.textContent;
  button.setAttribute('aria-busy', 'true');
  button.textContent = say('正在办理…', 'One moment…');
  try {
    await work();
  } catch (problem) {
    show(problem);
  } finally {
    button.removeAttribute('aria-busy');
    button.textContent = label;
  }
}

/**
 * A button that does something at once.
 * @param {string} key keeps the focus across a refresh
 * @param {'main' | 'plain' | 'danger'} [kind]
 */
export function action(key, label, work, kind = 'main') {
  const button = el('button', { type: 'button', class: kind, 'data-key': key }, label);
  // beside the button it would be lost with the next refresh: what was refused has often moved on
  button.addEventListener('click', () => run(button, work, ({ message }) => notice(message, 'bad')));
  return el('div', { class: 'action' }, button);
}

/** A button that unfolds a form in its place. @param {(close: () => void) => HTMLElement} makeForm */
export function formButton(key, label, makeForm, kind = 'plain') {
  const host = el('div', { class: 'action' });
  const button = el('button', { type: 'button', class: kind, 'data-key': key }, label);
  const close = () => {
    delete host.dataset.open;
    host.replaceChildren(button);
    button.focus();
    host.dispatchEvent(new window.CustomEvent('form-closed', { bubbles: true }));
  };
  button.addEventListener('click', () => {
    const opened = makeForm(close);
    host.dataset.open = '';
    host.replaceChildren(opened);
    opened.querySelector('input, select, textarea')?.focus();
  });
  host.append(button);
  return host;
}

/**
 * @param {{ name: string, label: string, kind?: string, options?: [string, string][], value?: string,
 *   hint?: string, optional?: boolean, pointer?: string, attributes?: object,
 *   when?: (values: Record<string, string | boolean>) => boolean }[]} fields
 *   `pointer`: where the server finds it in the body; `when`: the field is there only then
 * @param {(values: Record<string, string | boolean>) => Promise<void>} submit a Problem it throws is shown, its fields beside the inputs
 * @param {{ submitLabel: string, close?: () => void, closeLabel?: string, kind?: string }} options
 */
export function form(
  fields,
  submit,
  { submitLabel, close, closeLabel = say('先不办', 'Not now'), kind = 'main' },
) {
  const rows = fields.map(fieldRow);
  const read = () => Object.fromEntries(rows.map((row) => [row.name, row.read()]));
  const arrange = () => rows.forEach(({ row, when }) => (row.hidden = !when(read())));
  const box = el('p', { class: 'problem', role: 'alert' });
  const button = el('button', { type: 'submit', class: kind }, submitLabel);
  const node = el(
    'form',
    { novalidate: true },
    rows.map(({ row }) => row),
    el(
      'div',
      { class: 'action buttons' },
      button,
      close && el('button', { type: 'button', class: 'plain', onclick: close }, closeLabel),
    ),
    box,
  );
  arrange();
  node.addEventListener('change', arrange);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    box.textContent = '';
    rows.forEach(({ mark }) => mark(undefined));
    const missing = rows.filter(({ isMissing }) => isMissing());
    missing.forEach(({ mark }) => mark(say('请填写', 'Please fill this in')));
    if (missing.length) return missing[0].focus();
    return run(
      button,
      () => submit(read()),
      (problem) => {
        if (!explain(problem, rows)) box.textContent = problem.message;
      },
    );
  });
  return node;
}

/** Puts what the server says about a field beside it. @returns whether there was one */
function explain(problem, rows) {
  const marked = (problem.fields ?? []).flatMap(({ pointer, detail }) => {
    const row = rows.find((field) => `${pointer}/`.startsWith(`${field.pointer}/`));
    row?.mark(detail);
    return row ? [row] : [];
  });
  marked[0]?.focus();
  return marked.length > 0;
}

function fieldRow({ name, label, kind = 'text', options, value, hint, optional, attributes, ...rest }) {
  const id = `field-${++counter}`;
  const common = {
    id,
    name,
    'aria-describedby': `${id}-note`,
    required: !optional && kind !== 'checkbox',
    ...attributes,
  };
  const input = makeInput(kind, common, options, value);
  const message = el('span', { class: 'field-note', id: `${id}-note` }, hint ?? '');
  const caption = el('label', { for: id }, label);
  const row = el(
    'div',
    { class: `field ${kind}` },
    kind === 'checkbox' ? [input, caption] : [caption, input],
    message,
  );
  return {
    name,
    row,
    pointer: rest.pointer ?? `/${name}`,
    when: rest.when ?? (() => true),
    read: () => (kind === 'checkbox' ? input.checked : input.value.trim()),
    isMissing: () => !row.hidden && input.required && !input.value.trim(),
    focus: () => input.focus(),
    mark: (problem) => {
      input.setAttribute('aria-invalid', String(problem !== undefined));
      message.classList.toggle('problem', problem !== undefined);
      message.textContent = problem ?? hint ?? '';
    },
  };
}

function makeInput(kind, common, options, value) {
  if (kind === 'select') {
    return el(
      'select',
      common,
      options.map(([code, text]) => el('option', { value: code, selected: code === value }, text)),
    );
  }
  if (kind === 'textarea') return el('textarea', { rows: 3, ...common }, value ?? '');
  return el('input', { type: kind, ...common, ...(kind === 'checkbox' ? { checked: value } : { value }) });
}

/** The options of a select for a table of codes. */
export const optionsOf = (words) => Object.entries(words).map(([code, { zh, en }]) => [code, say(zh, en)]);
