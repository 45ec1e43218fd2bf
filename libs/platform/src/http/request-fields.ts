import { createHash } from 'node:crypto';
import { HttpErrors } from './http.errors';

/** No form is nested deeper; what is could only be meant to exhaust the stack. */
const DEEPEST = 50;
/** Fields told apart; what lies deeper counts as one with the field it is in. */
const TOLD_APART = 2;
/** A longer list of fields is told as a whole. */
const MOST_FIELDS = 50;

/**
 * The fields of a body in canonical text by JSON pointer (RFC 6901), so that two requests can be compared field by
 * field: `{"/addressId": "\"…\"", "/tasks/0": "{…}"}`. A body that is no form is the one field `/`.
 */
export function fieldsOf(body: unknown): Record<string, string> {
  const fields = Object.fromEntries(leaves(body, '', 0));
  return Object.keys(fields).length > MOST_FIELDS ? { '/': canonical(body) } : fields;
}

function leaves(value: unknown, pointer: string, depth: number): [string, string][] {
  if (depth >= TOLD_APART || !isContainer(value)) return [[pointer || '/', canonical(value)]];
  return Object.entries(value).flatMap(([name, member]) =>
    leaves(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1),
  );
}

const isContainer = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Buffer.isBuffer(value);

function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw HttpErrors.malformed();
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  if (Array.isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`).join(',')}}`;
}
