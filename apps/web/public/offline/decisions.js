/** What the worker decides, apart from doing it: so that it can be tested where there is no browser. */
const PREFIX = 'anzhi-shell-';
const PAGE = '/index.html';

/** What the server alone can answer. Nothing of it is ever kept here. */
const SERVERS_OWN = ['/api', '/socket.io', '/health', '/metrics', '/worker.js'];

export const cacheOf = (version) => `${PREFIX}${version}`;

/** Caches of versions before or after this one; what others keep on this origin is theirs. */
export const otherCaches = (names, version) =>
  names.filter((name) => name.startsWith(PREFIX) && name !== cacheOf(version));

const belongsTo = (pathname) => (path) => pathname === path || pathname.startsWith(`${path}/`);

/**
 * @param {{ method: string, mode: string, url: string }} request
 * @param {{ origin: string, files: ReadonlySet<string> }} shell its paths
 * @returns {string | undefined} the file of the shell that answers; undefined: the worker stays out of it
 */
export function answerTo({ method, mode, url }, { origin, files }) {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin) return undefined;
  if (files.has(pathname)) return pathname;
  if (mode !== 'navigate' || SERVERS_OWN.some(belongsTo(pathname))) return undefined;
  return PAGE;
}

/**
 * Whether somebody may be offered the new version now: not between setting off and leaving a senior's home, and not
 * while something is being filled in.
 */
export const mayUpdate = ({ isWaiting, isOnVisit, isFillingIn }) => isWaiting && !isOnVisit && !isFillingIn;
