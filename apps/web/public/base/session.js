import { now } from './clock.js';
import { Problem, send } from './http.js';

/**
 * One login, for this tab alone: several tabs can be several people. On a phone of somebody's own it is kept beyond
 * the tab as well, so that the page opens again without a signal; then all tabs share it.
 */
const STORE = 'anzhi.session';
const OWN = 'anzhi.own-phone';
const EARLY_MS = 60_000;
/** A tab that is opened as somebody is nobody else before. */
const AS_SOMEBODY = /^#as=/;

let session = read(sessionStorage, STORE) ?? keptSession();
let refreshing;
let timer;
let whenEnded = () => undefined;

function read(storage, name) {
  try {
    return JSON.parse(storage.getItem(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

function keptSession() {
  return AS_SOMEBODY.test(location.hash) ? undefined : read(localStorage, OWN);
}

/** @param {object | undefined} next undefined: nobody is logged in */
function keep(next) {
  if (!next && keptHere()) localStorage.removeItem(OWN);
  session = next;
  if (next) sessionStorage.setItem(STORE, JSON.stringify(next));
  else sessionStorage.removeItem(STORE);
  clearTimeout(timer);
  if (next) timer = setTimeout(() => renew().catch(() => undefined), msLeft() - EARLY_MS);
}

/** What lies beyond the tab, if it is this login. */
function keptHere() {
  const kept = session?.isOwn ? read(localStorage, OWN) : undefined;
  return kept?.tokens.sessionId === session?.tokens.sessionId ? kept : undefined;
}

/** Only with tokens this tab has just been given: another tab may have newer ones than it. */
function keepBeyondTab() {
  if (!session?.isOwn) return;
  const { tokens, me } = session;
  localStorage.setItem(OWN, JSON.stringify({ tokens, me, isOwn: true }));
}

const msLeft = () => Date.parse(session.tokens.accessExpiresAt) - now();

export const isLoggedIn = () => session !== undefined;
/** What the live feed remembers: the last sequence number and the last events. */
export const memory = () => session?.memory ?? {};
export const remember = (memory) => session && keep({ ...session, memory });
/** Who this is, as the server said last. */
export const knownMe = () => session?.me;
export const rememberMe = (me) => session && keep({ ...session, me });
/** Whether the login outlives the tab, because the phone is the person's own. */
export const isOwnPhone = () => session?.isOwn === true;
export function keepOnOwnPhone() {
  keep({ ...session, isOwn: true });
  keepBeyondTab();
}
/** @param {() => void} listener called when the server ends the session */
export const onEnd = (listener) => (whenEnded = listener);

export async function logIn(phone, password) {
  const tokens = await send('/sessions', { method: 'POST', body: { phone, password } });
  keep({ tokens });
}

export async function logInByCode(phone, code) {
  const tokens = await send('/sessions/by-code', { method: 'POST', body: { phone, code } });
  keep({ tokens });
}

export async function logOut() {
  const { sessionId, accessToken } = session.tokens;
  keep(undefined);
  await send(`/sessions/${sessionId}`, { method: 'DELETE', token: accessToken });
}

/** A token that holds for at least a minute. */
export async function freshToken() {
  if (!session) throw new Problem({ title: '', status: 401 });
  if (msLeft() < EARLY_MS) await renew();
  return session.tokens.accessToken;
}

/** Exchanges the tokens; everybody who asks meanwhile waits for the same exchange, because a refresh token works once. */
export function renew() {
  refreshing ??= alone(exchange).finally(() => (refreshing = undefined));
  return refreshing;
}

/** The tabs of one kept login take turns, where the browser lets them. */
const alone = (work) => (isOwnPhone() && navigator.locks ? navigator.locks.request(OWN, work) : work());

async function exchange() {
  if (takenFromOtherTab()) return;
  try {
    const { refreshToken } = session.tokens;
    const tokens = await send('/sessions/refresh', { method: 'POST', body: { refreshToken } });
    if (session) keep({ ...session, tokens });
    keepBeyondTab();
  } catch (problem) {
    if (problem.status === 401) end();
    throw problem;
  }
}

/** Another tab may have exchanged the tokens of this login already. */
function takenFromOtherTab() {
  const kept = keptHere();
  if (!kept || kept.tokens.refreshToken === session.tokens.refreshToken) return false;
  keep({ ...session, tokens: kept.tokens });
  return true;
}

export function end() {
  if (!session) return;
  keep(undefined);
  whenEnded();
}

if (session) keep(session);
