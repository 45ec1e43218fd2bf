import { hash } from 'node:crypto';

/**
 * One text per JSON value, whatever the order of keys: every part carries its length, so no two values share a
 * text. `n` `t` `f`, `i<integer>;`, `s<bytes>:<text>`, `a<count>:<items>`, `o<count>:<key><value>…` with the
 * keys in the order of their UTF-16 units; a key without a value (undefined) is not there.
 */
export function canonical(value: unknown): string {
  if (value === null) return 'n';
  switch (typeof value) {
    case 'boolean':
      return value ? 't' : 'f';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer`);
      return `i${value};`;
    case 'string':
      return `s${Buffer.byteLength(value)}:${value}`;
    case 'object':
      return Array.isArray(value) ? `a${value.length}:${value.map(canonical).join('')}` : members(value);
    default:
      throw new TypeError(`no JSON value: ${typeof value}`);
  }
}

function members(value: object): string {
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = entries.map(([key, member]) => canonical(key) + canonical(member));
  return `o${entries.length}:${texts.join('')}`;
}

/** SHA-256, hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);
