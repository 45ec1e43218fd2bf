import { Problem } from '../../base/http.js';
import { isUnreachable } from '../../base/known.js';
import { notice } from '../../base/notice.js';
import { drop, enqueue, flush, known, pending } from '../../base/queue.js';
import { say } from '../../words/language.js';

/**
 * Onto the device first, then to the server if it can be reached. What it refuses is told here, and forgotten.
 * @param {{ kind: string, body: object, content?: string }[]} operations
 * @param {string} done what is said once the server has them
 */
export async function hand(visitId, operations, done) {
  enqueue(visitId, operations);
  const [first] = pending()
    .slice(-operations.length)
    .map(({ key }) => key);
  try {
    await flush();
  } catch (problem) {
    if (!isUnreachable(problem)) throw problem;
    return notice(
      say(
        '没有信号，已存在手机里，联网后自动补交。',
        'No signal: kept on this device and sent as soon as there is one.',
      ),
    );
  }
  const refused = pending().find(({ key, problem }) => key === first && problem);
  if (!refused) return notice(done);
  drop(first);
  throw new Problem({ title: refused.problem, status: 422, code: 'refused' });
}

const waitsHere = (visitId, wanted) =>
  pending().find(
    (operation) => operation.visitId === visitId && operation.kind === wanted && !operation.problem,
  );

/** Whether it was said on this device and the server does not have it yet. */
export const isPending = (visitId, kind) => waitsHere(visitId, kind) !== undefined;

/** The visit as it is with what lies on the device: without a signal the service goes on. */
export function withPending(visit) {
  if (isPending(visit.id, 'CHECK_OUT')) return { ...visit, state: 'CHECKED_OUT' };
  const arrival = waitsHere(visit.id, 'CHECK_IN');
  if (!arrival) return visit;
  const punch = { kind: 'IN', occurredAt: arrival.body.deviceAt, proven: 0, demand: 0, proofs: [] };
  return { ...visit, state: 'IN_SERVICE', checks: [...(visit.checks ?? []), punch] };
}

const ON_VISIT = ['EN_ROUTE', 'IN_SERVICE'];

/** Whether this person is on the way or at somebody's home, as far as this device knows. */
export const isOnVisit = () =>
  (known('/visits')?.items ?? []).map(withPending).some(({ state }) => ON_VISIT.includes(state));
