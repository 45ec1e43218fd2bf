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

/** @param {Record<string, string | number | boolean>} [query] */
export const get = (path, query) => asMe(query ? `${path}?${new URLSearchParams(query)}` : path);
export const post = (path, body) => asMe(path, { method: 'POST', body });
