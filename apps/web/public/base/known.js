const PATIENCE_MS = 4_000;

/** Nobody answered, or the one who did is too busy to. */
export const isUnreachable = ({ status }) => status === 0 || status === 503;

/**
 * What the server says; what is known from before when it does not say it soon.
 * @param {Promise<T>} asking
 * @param {T | undefined} known undefined: there is nothing to fall back on, so it takes as long as it takes
 * @returns {Promise<T>}
 * @template T
 */
export function orKnown(asking, known) {
  if (known === undefined) return asking;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, known));
  return Promise.race([asking, late]).catch((problem) => {
    if (!isUnreachable(problem)) throw problem;
    return known;
  });
}
