import { now } from './clock.js';
import { Problem, send } from './http.js';

/** One login, for this tab alone: several tabs can be several people. */
const STORE = 'anzhi.session';
const EARLY_MS = 60_000;

let session = read();
let refreshing;
let timer;
let whenEnded = () => undefined;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {object | undefined} next undefined: nobody is logged in */
function keep(next) {
  session = next;
  if (next) sessionStorage.setItem(STORE, JSON.stringify(next));
  else sessionStorage.removeItem(STORE);
  clearTimeout(timer);
  if (next) timer = setTimeout(() => renew().catch(() => undefined), msLeft() - EARLY_MS);
}

const msLeft = () => Date.parse(session.tokens.accessExpiresAt) - now();

export const isLoggedIn = () => session !== undefined;
/** What the live feed remembers: the last sequence number and the last events. */
export const memory = () => session?.memory ?? {};
export const remember = (memory) => session && keep({ ...session, memory });
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
  refreshing ??= exchange().finally(() => (refreshing = undefined));
  return refreshing;
}

async function exchange() {
  try {
    const { refreshToken } = session.tokens;
    const tokens = await send('/sessions/refresh', { method: 'POST', body: { refreshToken } });
    if (session) keep({ ...session, tokens });
  } catch (problem) {
    if (problem.status === 401) end();
    throw problem;
  }
}

export function end() {
  if (!session) return;
  keep(undefined);
  whenEnded();
}

if (session) keep(session);
