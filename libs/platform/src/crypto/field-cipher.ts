import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 16;
const TAG_BYTES = 16;

interface FieldKey {
  readonly encryption: Buffer;
  readonly authentication: Buffer;
}

/**
 * Encryption at rest of single fields with the national algorithms (GB/T 32907 SM4 in counter mode, then
 * HMAC with GB/T 32905 SM3 over everything; Node's OpenSSL has both, and no SM4-GCM).
 * Form: `v1.<key id>.<base64url of iv, tag, ciphertext>`. The context (column and owner) is authenticated too,
 * so a value copied to another row or column does not decrypt. The first key encrypts, every key decrypts:
 * to rotate, put a new key in front and re-encrypt at leisure.
 */
export class FieldCipher {
  private readonly keys = new Map<string, FieldKey>();
  private readonly current: string;

  /** @param ring `kid:base64,kid:base64`, each key 32 bytes or more */
  constructor(ring: string) {
    for (const entry of ring.split(',')) {
      const [kid, encoded] = entry.split(':');
      const secret = Buffer.from(encoded ?? '', 'base64');
      if (!kid || !/^\w+$/.test(kid) || secret.length < 32) {
        throw new Error('FIELD_KEYS must be a list of kid:base64 with keys of at least 32 bytes');
      }
      this.keys.set(kid, {
        encryption: derive(secret, 'sm4', 16),
        authentication: derive(secret, 'hmac-sm3', 32),
      });
    }
    this.current = ring.split(':')[0];
  }

  /** The id of the key that new values are encrypted with. */
  get currentKeyId(): string {
    return this.current;
  }

  encrypt(text: string, context: string): string {
    const key = this.keys.get(this.current)!;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('sm4-ctr', key.encryption, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const tag = authenticate(key, this.current, iv, sealed, context);
    return `${VERSION}.${this.current}.${Buffer.concat([iv, tag, sealed]).toString('base64url')}`;
  }

  /** @throws when the key is unknown or the value was changed or moved */
  decrypt(value: string, context: string): string {
    const [version, kid, encoded] = value.split('.');
    const key = this.keys.get(kid ?? '');
    if (version !== VERSION || !key || !encoded) throw new Error('field: unknown key or format');
    const bytes = Buffer.from(encoded, 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const sealed = bytes.subarray(IV_BYTES + TAG_BYTES);
    const expected = authenticate(key, kid, iv, sealed, context);
    if (tag.length !== TAG_BYTES || !timingSafeEqual(tag, expected))
      throw new Error('field: authentication failed');
    const decipher = createDecipheriv('sm4-ctr', key.encryption, iv);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }
}

/** Keyed one-way index of an encrypted field, so that equal values can be found without decrypting any. */
export class BlindIndex {
  private readonly key: Buffer;

  /** @param encoded base64, 32 bytes or more */
  constructor(encoded: string) {
    this.key = Buffer.from(encoded, 'base64');
    if (this.key.length < 32) throw new Error('BLIND_INDEX_KEY must be base64 of at least 32 bytes');
  }

  /** @param context the kind of value (`identity-number`, `phone`), so that equal texts of two kinds differ */
  of(text: string, context: string): Buffer {
    return createHmac('sm3', this.key).update(`${context}\0${text}`).digest();
  }
}

const derive = (secret: Buffer, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `anzhi/${purpose}`, bytes));

const authenticate = (key: FieldKey, kid: string, iv: Buffer, sealed: Buffer, context: string): Buffer => {
  const associated = Buffer.from(`${VERSION}.${kid}.${context}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(associated.length);
  return createHmac('sm3', key.authentication)
    .update(Buffer.concat([length, associated, iv, sealed]))
    .digest()
    .subarray(0, TAG_BYTES);
};
