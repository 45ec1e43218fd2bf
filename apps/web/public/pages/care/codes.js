import { get } from '../../base/api.js';
import { sayOf } from '../../words/language.js';

/** What people choose from, by division; public, and read once. */
const tables = new Map();
const guides = new Map();

function known(store, kind, regionId) {
  if (!store.has(regionId)) {
    const book = get('/visit-rulebooks', { kind, regionId }).then(({ body }) => body);
    store.set(regionId, book);
    book.catch(() => store.delete(regionId));
  }
  return store.get(regionId);
}

export const exceptionTable = (regionId) => known(tables, 'EXCEPTIONS', regionId);
export const careGuide = (regionId) => known(guides, 'CARE', regionId);

export const optionsFrom = (list) => list.map((each) => [each.code, sayOf(each)]);
export const nameIn = (list, code) => {
  const found = list.find((each) => each.code === code);
  return found ? sayOf(found) : code;
};
