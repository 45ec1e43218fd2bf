import { get, post, upload } from './api.js';
import { now } from './clock.js';
import { Problem } from './http.js';
import { orKnown } from './known.js';
import { myAccount } from './places.js';
import { uuidv7 } from './uuid.js';

/**
 * What was done at a door lies here until the server has it, also over a reload: each operation under the key it got
 * when it was done, a file beside the proof it belongs to. Sent again it is the same operation.
 */
const nameOf = (what, account = myAccount()) => `anzhi.${what}.${account}`;
const QUEUE = 'queue';
const MOST_AT_ONCE = 50;

let whenChanged = () => undefined;
/** @param {() => void} listener called when something was put there, sent or refused */
export const onQueue = (listener) => (whenChanged = listener);

function read(what, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(what))) ?? otherwise;
  } catch {
    return otherwise;
  }
}
const write = (what, value) => localStorage.setItem(nameOf(what), JSON.stringify(value));

function writeQueue(operations) {
  write(QUEUE, operations);
  whenChanged();
}

/** @returns {{ key: string, visitId: string, kind: string, body: object, content?: string, problem?: string }[]} */
export const pending = () => read(QUEUE, []);

/**
 * Puts operations of a visit behind those that lie there, each after all before it.
 * @param {{ kind: string, body: object, content?: string }[]} operations `content`: a file, as base64
 * @throws {Problem} when the device has no room left
 */
export function enqueue(visitId, operations) {
  const queue = pending();
  for (const operation of operations) {
    const before = queue.filter((other) => other.visitId === visitId && !other.content);
    const follows = operation.content ? [] : before.map(({ key }) => key);
    queue.push({ key: uuidv7(), visitId, follows, ...operation });
  }
  try {
    writeQueue(queue);
  } catch {
    throw new Problem({ title: 'localStorage', status: 507, code: 'device-full' });
  }
}

export const drop = (key) => writeQueue(pending().filter((operation) => operation.key !== key));

const change = (key, values) =>
  writeQueue(pending().map((operation) => (operation.key === key ? { ...operation, ...values } : operation)));

let running;

/**
 * Sends what lies there. What the server has done, or keeps for later, goes; what it refused stays with the reason.
 * @returns {Promise<object[]>} its answers; what could not be sent is still there
 */
export const flush = () => (running ??= send().finally(() => (running = undefined)));

async function send() {
  await sendFiles();
  const ready = pending().filter(({ problem, content }) => !problem && !content);
  const operations = ready.slice(0, MOST_AT_ONCE).map(({ key, visitId, kind, follows, body }) => ({
    ...{ key, visitId, kind, follows, body },
  }));
  if (operations.length === 0) return [];
  const { results } = await post('/visits/operations', { operations });
  for (const { key, status, problem } of results) {
    if (['DONE', 'REPLAYED', 'WAITING'].includes(status)) drop(key);
    if (status === 'REFUSED') change(key, { problem: problem.title });
  }
  return results;
}

/** A file goes up first; the operation that joins it to its visit names the upload. */
async function sendFiles() {
  for (const { key, content, problem } of pending()) {
    if (!content || problem) continue;
    const bytes = Uint8Array.from(window.atob(content), (character) => character.charCodeAt(0));
    const file = new window.File([bytes], 'proof.jpg', { type: 'image/jpeg' });
    const { fileId } = await upload('/files', file, { purpose: 'VISIT_PROOF' });
    change(key, { content: undefined, body: { fileId } });
  }
}

/** What somebody has said on this device and may want to see again. */
export const kept = (what) => read(what);
export const keep = write;

const lastOf = (path) => `last.${path}`;
const READ_AT = 'read-at';

/** What was read of a path lies here. */
export const isKnown = (path) => read(lastOf(path)) !== undefined;
/** When the server was last read for what lies here, in milliseconds. */
export const readAt = () => read(READ_AT);
/** The same as was read last, without asking. */
export const known = (path) => read(lastOf(path));

/** The same as was read last, where there is no signal now. */
export function getOrLast(path, query) {
  const fresh = get(path, query).then((answer) => {
    remember(lastOf(path), answer);
    remember(READ_AT, now());
    return answer;
  });
  return orKnown(fresh, known(path));
}

/** A device without room shows what it was told all the same. */
function remember(what, value) {
  try {
    write(what, value);
  } catch {
    localStorage.removeItem(nameOf(what));
  }
}

const DAY = ['last.', 'tasks.', READ_AT];
const dayNames = (account) =>
  Object.keys(localStorage).filter(
    (name) => name.endsWith(`.${account}`) && DAY.some((what) => name.startsWith(`anzhi.${what}`)),
  );

/** What was read of visits leaves the device with them. @param {string[]} visitIds those still to come or going on */
export function forgetOtherVisits(visitIds) {
  const ofVisits = dayNames(myAccount()).filter((name) => /^anzhi\.(last\.\/visits\/|tasks\.)/.test(name));
  for (const name of ofVisits) if (!visitIds.some((id) => name.includes(id))) localStorage.removeItem(name);
}

/** Everything that was read; what was done and is not sent yet stays until the server has it. */
export const forgetDay = (account = myAccount()) =>
  dayNames(account).forEach((name) => localStorage.removeItem(name));

/** Operations of anybody that wait on this device: only he who did them can send them. */
export const waitingOnDevice = () =>
  Object.keys(localStorage)
    .filter((name) => name.startsWith(nameOf(QUEUE, '')))
    .reduce((sum, name) => sum + JSON.parse(localStorage.getItem(name)).length, 0);
