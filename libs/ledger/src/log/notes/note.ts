import { createHash, createPublicKey, verify } from 'node:crypto';

/** C2SP signed-note: kinds of signature, as one byte in the hash of the key. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;

const DASH = '\u2014';
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** C2SP tlog-checkpoint: what a log promises at a size. */
export interface CheckpointContent {
  /** Names the log for ever. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Said only where it is not SHA-256, as an extension line. */
  readonly hash: string;
}

export interface NoteSignature {
  readonly name: string;
  /** First four bytes of what names the key. */
  readonly keyHash: Buffer;
  readonly signature: Buffer;
}

/** A public key with its name, as published: `name+8 hex digits+base64(kind, key)`. */
export interface VerifierKey {
  readonly name: string;
  readonly kind: number;
  readonly publicKey: Buffer;
  readonly keyHash: Buffer;
}

export const checkpointBody = ({ origin, size, root, hash }: CheckpointContent): string =>
  [origin, size, root.toString('base64'), ...(hash === 'SHA-256' ? [] : [`hash ${hash}`]), ''].join('\n');

export const keyHash = (name: string, kind: number, publicKey: Buffer): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(kind)).update(publicKey).digest().subarray(0, 4);

export const signatureLine = ({ name, keyHash: hash, signature }: NoteSignature): string =>
  `${DASH} ${name} ${Buffer.concat([hash, signature]).toString('base64')}\n`;

export const verifierOf = (name: string, kind: number, publicKey: Buffer): string =>
  `${name}+${keyHash(name, kind, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(kind), publicKey]).toString('base64')}`;

/** @throws Error when the text is no verifier key of Ed25519 or one whose hash is not its own */
export function parseVerifier(text: string): VerifierKey {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  const [kind, publicKey] = [bytes[0], bytes.subarray(1)];
  if (!name || publicKey.length !== 32 || (kind !== ED25519 && kind !== COSIGNATURE))
    throw new Error(`"${text}" is no verifier key`);
  const own = keyHash(name, kind, publicKey);
  if (own.toString('hex') !== hash) throw new Error(`the hash in "${text}" is not that of its key`);
  return { name, kind, publicKey, keyHash: own };
}

/** One signature line, with or without its end; undefined when it is none. */
export function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] =
    new RegExp(`^${DASH} ([^\\s+]+) ([A-Za-z0-9+/]+=*)$`).exec(line.replace(/\n$/, '')) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length < 5) return undefined;
  return { name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** What a checkpoint's note says. @throws Error when it is none */
export function parseCheckpoint(note: string): {
  body: string;
  origin: string;
  size: number;
  lines: string[];
} {
  const { body, lines } = splitNote(note);
  const [origin, size] = body.split('\n');
  if (!origin || !/^\d{1,16}$/.test(size ?? '')) throw new Error('this is no checkpoint');
  return { body, origin, size: Number(size), lines };
}

/** The signed part of a note and the lines under it. */
export function splitNote(note: string): { body: string; lines: string[] } {
  const end = note.lastIndexOf('\n\n');
  return {
    body: note.slice(0, end + 1),
    lines: note
      .slice(end + 2)
      .split('\n')
      .filter(Boolean),
  };
}

/**
 * C2SP tlog-cosignature: eight bytes of time and a signature over it and the checkpoint.
 * @returns when the witness signed, in seconds since 1970; undefined when it did not sign this body
 */
export function cosignedAt(body: string, signature: NoteSignature, key: VerifierKey): number | undefined {
  const isTheirs =
    key.kind === COSIGNATURE &&
    signature.name === key.name &&
    signature.keyHash.equals(key.keyHash) &&
    signature.signature.length === 72;
  if (!isTheirs) return undefined;
  const seconds = Number(signature.signature.readBigUInt64BE());
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`);
  const spki = createPublicKey({
    key: Buffer.concat([SPKI_ED25519, key.publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, message, spki, signature.signature.subarray(8)) ? seconds : undefined;
}
