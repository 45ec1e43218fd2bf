import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { checkpointBody, ED25519, keyHash, signatureLine, verifierOf, type CheckpointContent } from './note';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/** A note and the key its first line can be verified by. */
export interface SignedNote {
  readonly note: string;
  readonly verifier: string;
}

/**
 * A further signature under each checkpoint, such as SM2 from a certified cipher machine. What it signs is the body;
 * what it returns is the line.
 */
export abstract class FurtherSigner {
  abstract line(origin: string, body: string): Promise<string | undefined>;
}

/** Nothing further. */
export class NoFurtherSigner extends FurtherSigner {
  async line(): Promise<undefined> {
    return undefined;
  }
}

/**
 * SM2 as GB/T 32918 needs a cipher machine or a library of its own: what `crypto.sign('sm3', …)` gives with an SM2 key
 * leaves out the signer's identity, and no other implementation accepts it. So it is refused rather than wrong.
 */
export class Sm2Signer extends FurtherSigner {
  line(): Promise<string> {
    throw new Error('SM2 signatures need a cipher machine: bind an adapter of FurtherSigner to it');
  }
}

/** Keys that sign checkpoints. The log's name is the key's name, so one ring serves every county. */
export class LogKeys {
  private readonly current: KeyObject | undefined;

  /** @param ring `kid:base64,kid:base64`, each a seed of 32 bytes; empty: this process signs nothing */
  constructor(
    ring: string,
    private readonly operator: string,
  ) {
    if (!/^[^\s+/][^\s+]*$/.test(operator))
      throw new Error('LOG_ORIGIN is a name without spaces and plus signs');
    const keys = ring.split(',').filter(Boolean).map(keyOf);
    this.current = keys[0];
  }

  get canSign(): boolean {
    return this.current !== undefined;
  }

  /** By the division's internal id, which stays when its code changes. */
  originOf(countyId: number): string {
    return `${this.operator}/log/${countyId}`;
  }

  sign(checkpoint: CheckpointContent): SignedNote {
    if (!this.current) throw new Error('LOG_KEYS is empty: no checkpoint can be signed here');
    const { origin } = checkpoint;
    const body = checkpointBody(checkpoint);
    const publicKey = createPublicKey(this.current)
      .export({ format: 'der', type: 'spki' })
      .subarray(-SEED_BYTES);
    const line = signatureLine({
      name: origin,
      keyHash: keyHash(origin, ED25519, publicKey),
      signature: sign(null, Buffer.from(body), this.current),
    });
    return { note: `${body}\n${line}`, verifier: verifierOf(origin, ED25519, publicKey) };
  }
}

function keyOf(entry: string): KeyObject {
  const [kid, encoded] = entry.split(':');
  const seed = Buffer.from(encoded ?? '', 'base64');
  if (!kid || seed.length !== SEED_BYTES)
    throw new Error('LOG_KEYS must be a list of kid:base64 with seeds of 32 bytes');
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
}
