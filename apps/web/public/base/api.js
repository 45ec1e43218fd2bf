import { send } from './http.js';
import { freshToken, renew } from './session.js';

/** As the person of this tab. A token that was refused is exchanged once and the request sent again. */
async function asMe(path, options) {
  const token = await freshToken();
  try {
    return await send(path, { ...options, token });
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    await renew();
    return send(path, { ...options, token: await freshToken() });
  }
}

/** What is empty in a query is left out. @param {Record<string, unknown>} [query] */
function withQuery(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => ![undefined, null, ''].includes(value));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

export const get = (path, query) => asMe(withQuery(path, query));
export const post = (path, body) => asMe(path, { method: 'POST', body });
export const put = (path, body) => asMe(path, { method: 'PUT', body });
export const remove = (path) => asMe(path, { method: 'DELETE' });

/** The same, without what was left empty. */
export const filled = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => ![undefined, null, ''].includes(value)));

/** A form with one file. @param {Record<string, string>} fields what goes beside it */
export function upload(path, file, fields) {
  const body = new window.FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  return asMe(path, { method: 'POST', body });
}

/** Saves what the server answers under the name it gave. */
export async function download(path, query, fallbackName = 'anzhi') {
  const { name, content } = await asMe(withQuery(path, query), { asFile: true });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name || fallbackName;
  link.click();
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
