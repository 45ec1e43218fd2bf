/**
 * Elements without a framework. Text always goes in as text: nothing that comes from the server is read as HTML.
 * @param {Record<string, unknown> | null} props attributes, and listeners as `onclick`
 * @param {...(Node | string | number | false | null | undefined)} children what is empty is left out
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  const present = children
    .flat(3)
    .filter((child) => child !== undefined && child !== null && child !== false);
  node.append(...present.map((child) => (typeof child === 'number' ? String(child) : child)));
  return node;
}

export const card = (...children) => el('article', { class: 'card' }, ...children);
export const note = (...children) => el('p', { class: 'note' }, ...children);
export const big = (...children) => el('p', { class: 'big' }, ...children);
export const badge = (text, tone = 'calm') => el('span', { class: `badge ${tone}` }, text);

/** Names and values, one under the other. @param {[string, unknown][]} pairs those without a value are left out */
export const facts = (...pairs) =>
  el(
    'dl',
    { class: 'facts' },
    pairs
      .filter(([, value]) => ![null, undefined, false, ''].includes(value))
      .map(([name, value]) => el('div', null, el('dt', null, name), el('dd', null, value))),
  );

/** Something to unfold. @param {string} key remembers across a refresh whether it is open */
export const more = (key, summary, ...children) =>
  el('details', { 'data-key': key }, el('summary', null, summary), ...children);

/**
 * The same, read from the server when somebody unfolds it.
 * @param {() => Promise<unknown[]> | unknown[]} load
 */
export function lazy(key, summary, load) {
  const read = async () => load();
  const body = el('div', { class: 'lazy' });
  const details = more(key, summary, body);
  details.addEventListener('toggle', () => {
    if (details.open)
      read().then(
        (content) => body.replaceChildren(...content.flat(3).filter(Boolean)),
        ({ message }) => body.replaceChildren(el('p', { class: 'problem' }, message)),
      );
  });
  return details;
}

/** Sentences, one a line. */
export const lines = (sentences, tag = 'ul') =>
  el(
    tag,
    { class: 'reasons' },
    sentences.map((sentence) => el('li', null, sentence)),
  );

/** What a list opens; J and K go from one to the next. */
export const opens = (href, key, ...words) => el('a', { href, 'data-key': key, 'data-item': true }, words);

/** Buttons to choose from; a form that unfolds takes the whole width. */
export const choices = (...children) => el('div', { class: 'choices' }, ...children);

/** Where something stands on its way. @param {number} at index of the present step */
export const steps = (labels, at) =>
  el(
    'ol',
    { class: 'steps' },
    labels.map((label, index) =>
      el(
        'li',
        { class: index < at ? 'done' : index === at && 'now', 'aria-current': index === at && 'step' },
        label,
      ),
    ),
  );

/**
 * Amounts people compare, drawn to one scale and written beside it.
 * @param {{ label: string, value: number, tone: string, text: string }[]} parts
 * @param {number} [whole] the length of a full bar; the sum of the parts unless given
 */
export function stackedBar(parts, whole = parts.reduce((sum, { value }) => sum + value, 0)) {
  const shown = parts.filter(({ value }) => value > 0);
  return el(
    'div',
    { class: 'bars' },
    el(
      'div',
      { class: 'bar', 'aria-hidden': 'true' },
      shown.map(({ value, tone }) => piece(value, whole, tone)),
    ),
    el(
      'ul',
      { class: 'legend' },
      parts.map(({ label, text, tone }) =>
        el(
          'li',
          null,
          el('i', { class: `dot ${tone}`, 'aria-hidden': 'true' }),
          `${label} `,
          el('b', null, text),
        ),
      ),
    ),
  );
}

/** One bar a line, all to the scale of the longest. Same parts as `stackedBar`. */
export function barRows(rows, whole = Math.max(1, ...rows.map(({ value }) => value))) {
  return el(
    'ul',
    { class: 'bar-rows' },
    rows.map(({ label, value, tone, text }) =>
      el(
        'li',
        null,
        el('span', { class: 'bar-label' }, label),
        el('div', { class: 'bar', 'aria-hidden': 'true' }, value > 0 && piece(value, whole, tone)),
        el('b', { class: 'bar-value' }, text),
      ),
    ),
  );
}

function piece(value, whole, tone) {
  const node = el('div', { class: `piece ${tone}` });
  node.style.width = `${(100 * value) / (whole || 1)}%`;
  return node;
}
