import { say } from '../words/language.js';
import { el } from './dom.js';
import { send } from './http.js';

const below = async (parent) =>
  (await send(`/regions?limit=200${parent === undefined ? '' : `&parent=${parent}`}`)).items;

/**
 * A division, chosen level by level; nothing has to be chosen.
 * @param {number} [from] the division above the first level; without it all provinces
 * @returns {{ node: HTMLElement, read: () => number | undefined }} `read`: the lowest division that was chosen
 */
export function divisionField(from) {
  const node = el('div', { class: 'options' });
  const read = () =>
    [...node.querySelectorAll('select')].map(({ value }) => Number(value)).findLast((id) => id > 0);
  offer(node, from).catch(({ message }) => node.replaceChildren(el('p', { class: 'problem' }, message)));
  return { node, read };
}

/** A level with one division only is no choice. */
async function offer(host, parent) {
  const regions = await below(parent);
  if (!regions.length) return;
  if (regions.length === 1 && regions[0].level !== 'VILLAGE') return offer(host, regions[0].id);
  const select = el(
    'select',
    { 'aria-label': say('区划', 'Division') },
    el('option', { value: '' }, say('（不限）', '(any)')),
    regions.map(({ id, name }) => el('option', { value: id }, name)),
  );
  const rest = el('div', { class: 'options' });
  host.replaceChildren(select, rest);
  select.addEventListener('change', () => {
    const next = el('div', { class: 'options' });
    host.lastChild.replaceWith(next);
    if (select.value) offer(next, Number(select.value)).catch(() => undefined);
  });
}
