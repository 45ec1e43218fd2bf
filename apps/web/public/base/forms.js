import { say } from '../words/language.js';
import { el } from './dom.js';
import { draft, dropDraft, keepDraft } from './drafts.js';
import { fieldRow } from './fields.js';
import { notice } from './notice.js';

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

/** Tells the desk that something may be otherwise now: not everything is told as an event. */
const changed = (node, what) => node.dispatchEvent(new window.CustomEvent(what, { bubbles: true }));

/**
 * A button that does something at once.
 * @param {string} key keeps the focus across a refresh
 * @param {'main' | 'plain' | 'danger'} [kind]
 */
export const action = (key, label, work, kind = 'main') =>
  pressed(key, label, kind, async (host) => {
    await work();
    changed(host, 'done');
  });

/** The same for what changes nothing: to look at something else, to download. */
export const look = (key, label, work, kind = 'plain') => pressed(key, label, kind, work);

function pressed(key, label, kind, work) {
  const button = el('button', { type: 'button', class: kind, 'data-key': key }, label);
  const host = el('div', { class: 'action' }, button);
  // beside the button it would be lost with the next refresh: what was refused has often moved on
  button.addEventListener('click', () =>
    run(
      button,
      () => work(host),
      ({ message }) => notice(message, 'bad'),
    ),
  );
  return host;
}

/** A button that unfolds a form in its place. @param {(close: () => void) => HTMLElement} makeForm */
export function formButton(key, label, makeForm, kind = 'plain') {
  const host = el('div', { class: 'action' });
  const button = el('button', { type: 'button', class: kind, 'data-key': key }, label);
  const close = () => {
    delete host.dataset.open;
    host.replaceChildren(button);
    button.focus();
    changed(host, 'done');
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
 * @param {object[]} fields see `fieldRow`
 * @param {(values: Record<string, string | boolean>) => Promise<void>} submit a Problem it throws is shown, its fields beside the inputs
 * @param {{ submitLabel: string, close?: () => void, closeLabel?: string, kind?: string, keep?: string }} options
 *   `keep`: under this name what was typed outlives the form, until it is sent
 */
export function form(
  fields,
  submit,
  { submitLabel, close, closeLabel = say('先不办', 'Not now'), kind = 'main', keep },
) {
  const kept = (keep && draft(keep)) ?? {};
  const rows = fields.map((field) => fieldRow({ ...field, value: kept[field.name] ?? field.value }));
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
  if (keep) ['input', 'change'].forEach((what) => node.addEventListener(what, () => keepDraft(keep, read())));
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    box.textContent = '';
    rows.forEach(({ mark }) => mark(undefined));
    const missing = rows.filter(({ isMissing }) => isMissing());
    missing.forEach(({ mark }) => mark(say('请填写', 'Please fill this in')));
    if (missing.length) return missing[0].focus();
    return run(
      button,
      async () => {
        await submit(read());
        if (keep) dropDraft(keep);
      },
      (problem) => {
        if (!explain(problem, rows)) box.replaceChildren(inFull(problem));
      },
    );
  });
  return node;
}

/** What was refused, and where, for what has no field of its own here. */
const inFull = ({ message, fields = [] }) =>
  el(
    'span',
    null,
    message,
    fields.map(({ pointer, detail }) => el('span', { class: 'at' }, el('code', null, pointer), ` ${detail}`)),
  );

/** Puts what the server says about a field beside it. @returns whether nothing is left to be said */
function explain(problem, rows) {
  const told = problem.fields ?? [];
  const marked = told.flatMap(({ pointer, detail }) => {
    const row = rows.find((field) => !field.row.hidden && `${pointer}/`.startsWith(`${field.pointer}/`));
    row?.mark(detail);
    return row ? [row] : [];
  });
  marked[0]?.focus();
  return marked.length > 0 && marked.length === told.length;
}

/** The options of a select for a table of codes. */
export const optionsOf = (words) => Object.entries(words).map(([code, { zh, en }]) => [code, say(zh, en)]);
