import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';

const BLOCK = 16;
const ZERO = Buffer.alloc(BLOCK);
/** Label of the session key for the authentication code of a reading (NXP AN12196, 3.3: SV2). */
const SV2 = Buffer.from('3CC300010080', 'hex');

/** AES-128-CMAC (RFC 4493). */
export function aesCmac(key: Buffer, message: Buffer): Buffer {
  const first = doubled(encrypt(key, ZERO));
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK));
  const start = (blocks - 1) * BLOCK;
  const last = message.subarray(start);
  const isWhole = last.length === BLOCK;
  const padded = Buffer.alloc(BLOCK);
  last.copy(padded);
  if (!isWhole) padded[last.length] = 0x80;
  const subkey = isWhole ? first : doubled(first);
  let chain: Buffer = ZERO;
  for (let at = 0; at < start; at += BLOCK)
    chain = encrypt(key, xor(chain, message.subarray(at, at + BLOCK)));
  return encrypt(key, xor(chain, xor(padded, subkey)));
}

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, at) => byte ^ b[at]));

function encrypt(key: Buffer, block: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}

/** Multiplied by x in GF(2^128). */
function doubled(block: Buffer): Buffer {
  const shifted = Buffer.from(block.map((byte, at) => ((byte << 1) & 0xff) | ((block[at + 1] ?? 0) >> 7)));
  if (block[0] & 0x80) shifted[BLOCK - 1] ^= 0x87;
  return shifted;
}

/**
 * The code a chip with Secure Unique NFC (NTAG 424 DNA) puts into the address it shows at each tap: over its number
 * and its counter, under its own key, which never leaves it.
 * @param uid 7 bytes
 * @param counter taps so far, 24 bits
 */
export function sunMac(key: Buffer, uid: Buffer, counter: number): Buffer {
  const count = Buffer.alloc(3);
  count.writeUIntLE(counter, 0, 3);
  const session = aesCmac(key, Buffer.concat([SV2, uid, count]));
  // every second byte, as the chip shortens it
  return Buffer.from(aesCmac(session, Buffer.alloc(0)).filter((_, at) => at % 2 === 1));
}

/** What a display shows in a minute: RFC 6238 with SHA-256, eight digits, steps of one minute. */
export function displayCode(key: Buffer, minute: number): string {
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(minute));
  const hash = createHmac('sha256', key).update(count).digest();
  const offset = hash[hash.length - 1] & 0x0f;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 100_000_000).padStart(8, '0');
}

/** Without telling by its duration how much of it is right. */
export const isSame = (expected: Buffer, given: Buffer): boolean =>
  expected.length === given.length && timingSafeEqual(expected, given);
