/**
 * The server's time, as far as its answers tell it. Counts down to the server's deadlines and dates command keys,
 * so that a device with a wrong clock still works.
 */
let aheadMs = 0;

/** @param {Response} response any answer of the server; its Date header is whole seconds, rounded down */
export function learnTime(response) {
  const at = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(at)) aheadMs = Date.now() - at;
}

/** Milliseconds since 1970 by the server's clock, at most a second behind it. */
export const now = () => Date.now() - aheadMs;

/** YYYY-MM-DD of an instant in China, wherever the browser is. */
export const dayOf = (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** HH:MM in China. */
export const timeOf = (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16);
