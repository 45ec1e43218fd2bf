import { clock, moment } from '../words/format.js';
import { sayOf } from '../words/language.js';
import { send } from './http.js';
import { orKnown } from './known.js';

const STORE = 'anzhi.service-items';

/** What codes and numbers stand for; public knowledge, read once. */
const items = new Map();
const regions = new Map();

export async function loadItems() {
  const asking = send('/service-items?limit=200').then(({ items: list }) => {
    localStorage.setItem(STORE, JSON.stringify(list));
    return list;
  });
  const list = await orKnown(asking, JSON.parse(localStorage.getItem(STORE)) ?? undefined);
  for (const item of list) items.set(item.code, item);
}

/** Services that are visits, rehabilitation first. */
export const visitItems = () =>
  [...items.values()]
    .filter(({ fulfilment }) => fulfilment === 'VISIT')
    .sort((a, b) => Number(b.code === 'REHAB') - Number(a.code === 'REHAB'));

export const itemOf = (code) => items.get(code);
export const itemName = (code) => (items.has(code) ? sayOf(items.get(code)) : code);

/** The name of an item that comes in Chinese alone, as a list of the server has it. */
export const itemSaid = (zh) => sayOf([...items.values()].find((item) => item.zh === zh) ?? { zh, en: zh });

/** @returns {Promise<string>} name of a division */
export async function regionName(id) {
  if (!regions.has(id))
    regions.set(
      id,
      send(`/regions/${id}`).then(({ name }) => name),
    );
  return regions.get(id).catch(() => {
    regions.delete(id);
    return '';
  });
}

/** For the sentences of the live feed. */
export const names = { item: itemName, time: moment, clock };
