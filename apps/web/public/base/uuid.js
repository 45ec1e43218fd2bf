import { now } from './clock.js';

/** A UUIDv7 (RFC 9562). Made of random bytes because `crypto.randomUUID` is missing on plain http. */
export function uuidv7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const ms = Math.trunc(now());
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(ms / 2 ** (8 * (5 - at))) & 0xff;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
