const STEP_MS = 60_000;
const DIGITS = 100_000_000;

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What the display with this secret shows at a moment: RFC 6238 with SHA-256, eight digits, steps of one minute. */
export async function displayCode(secret, atMs) {
  const count = new DataView(new ArrayBuffer(8));
  count.setBigUint64(0, BigInt(Math.floor(atMs / STEP_MS)));
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const hash = new DataView(await subtle.sign('HMAC', key, count));
  const offset = hash.getUint8(hash.byteLength - 1) & 0x0f;
  return String((hash.getUint32(offset) & 0x7fffffff) % DIGITS).padStart(8, '0');
}

/** Seconds until it shows something else. */
export const secondsLeft = (atMs) => Math.ceil((STEP_MS - (atMs % STEP_MS)) / 1000);
