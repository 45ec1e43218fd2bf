import { say } from '../words/language.js';
import { el } from './dom.js';
import { look } from './forms.js';

/** How many pages of a list somebody has asked for, so that a refresh does not take them away. */
const asked = new Map();

/**
 * A list of the server, page by page.
 * @param {string} key names the list on its page
 * @param {(cursor?: string) => Promise<{ items: object[], nextCursor: string | null }>} read
 * @param {(item: object) => Node | Promise<Node>} show
 * @param {(nodes: Node[]) => Node} [frame] what the nodes of a page stand in
 * @returns {Promise<Node | undefined>} undefined: there is nothing
 */
export async function paged(key, read, show, frame = (nodes) => el('div', null, nodes)) {
  const place = `${location.hash} ${key}`;
  const host = el('div', { class: 'paged' });

  async function add(cursor) {
    const { items, nextCursor } = await read(cursor);
    if (items.length) host.append(frame(await Promise.all(items.map(show))));
    return nextCursor;
  }

  function offerMore(cursor) {
    const button = look(key, say('再看一些', 'More'), async () => {
      const next = await add(cursor);
      asked.set(place, (asked.get(place) ?? 1) + 1);
      button.remove();
      if (next) offerMore(next);
    });
    host.append(button);
  }

  let next = await add();
  for (let pages = asked.get(place) ?? 1; pages > 1 && next; pages--) next = await add(next);
  if (next) offerMore(next);
  return host.hasChildNodes() ? host : undefined;
}

/** Rows under each other with a line between. */
export const rows = (nodes) => el('ul', { class: 'rows' }, nodes);
