import { get, post, upload } from './api.js';
import { Problem } from './http.js';
import { myAccount } from './places.js';
import { uuidv7 } from './uuid.js';

/**
 * What was done at a door lies here until the server has it, also over a reload: each operation under the key it got
 * when it was done, a file beside the proof it belongs to. Sent again it is the same operation.
 */
const nameOf = (what) => `anzhi.${what}.${myAccount()}`;
const MOST_AT_ONCE = 50;

function read(what, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(what))) ?? otherwise;
  } catch {
    return otherwise;
  }
}
const write = (what, value) => localStorage.setItem(nameOf(what), JSON.stringify(value));

/** @returns {{ key: string, visitId: string, kind: string, body: object, content?: string, problem?: string }[]} */
export const pending = () => read('queue', []);

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
    write('queue', queue);
  } catch {
    throw new Problem({ title: 'localStorage', status: 507, code: 'device-full' });
  }
}

export const drop = (key) =>
  write(
    'queue',
    pending().filter((operation) => operation.key !== key),
  );

const change = (key, values) =>
  write(
    'queue',
    pending().map((operation) => (operation.key === key ? { ...operation, ...values } : operation)),
  );

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
export const forget = (path) => localStorage.removeItem(nameOf(lastOf(path)));

/** The same as was read last, where there is no signal now. */
export async function getOrLast(path, query) {
  const what = lastOf(path);
  try {
    const answer = await get(path, query);
    write(what, answer);
    return answer;
  } catch (problem) {
    const last = problem.status === 0 ? read(what) : undefined;
    if (!last) throw problem;
    return last;
  }
}
