import { createHash, createHmac } from 'node:crypto';

/** A row of the frozen frame, as it is exported: everything anybody needs to draw again. */
export interface FrameRow {
  readonly unitId: string;
  readonly stratum: number;
  readonly fen: number;
  readonly tier: number;
}

/** What is fixed together with the rows, so that nobody can say later that something else was announced. */
export interface FrameHead {
  readonly frameId: string;
  readonly providerId: string;
  /** `YYYY-MM-DD`, the last one excluded. */
  readonly from: string;
  readonly until: string;
  /** How the public value will come about. */
  readonly announcement: string;
  /** ISO 8601: not before. */
  readonly notBefore: string;
}

/** Where the public value comes from: published elsewhere and typed in by two, or the county's own log. */
export const VALUE_SOURCES = ['ANNOUNCED', 'CHECKPOINT'] as const;
export type ValueSource = (typeof VALUE_SOURCES)[number];

/** The first checkpoint of this log that a witness signs after the announced time. */
export const announcedCheckpoint = (origin: string): string => `CHECKPOINT ${origin}`;

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The lines of the exported frame: its head, the names of the columns, and the rows in the order of their ids. */
export const frameLines = (head: FrameHead, rows: readonly FrameRow[]): string[] => [
  ['frame', head.frameId, head.providerId, head.from, head.until, head.notBefore, head.announcement].join(
    ',',
  ),
  'unit,stratum,fen,tier',
  ...[...rows]
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
    .map(({ unitId, stratum, fen, tier }) => [unitId, stratum, fen, tier].join(',')),
];

/** Root of a Merkle tree over lines, hashed as RFC 6962 does: a leaf can never be taken for a node. */
export function rootOf(lines: readonly string[]): Buffer {
  const level = lines.map((line) => sha256(LEAF, Buffer.from(line, 'utf8')));
  return level.length ? treeOf(level) : sha256();
}

function treeOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(NODE, treeOf(leaves.slice(0, split)), treeOf(leaves.slice(split)));
}

/** seed = SHA-256(frame root ‖ public value), the value in UTF-8 (ledger.md 4.2). */
export const seedOf = (root: Buffer, value: string): Buffer => sha256(root, Buffer.from(value, 'utf8'));

/** Where a unit stands when everything is sorted by HMAC-SHA256(seed, unit id). */
export const drawKey = (seed: Buffer, unitId: string): string =>
  createHmac('sha256', seed).update(unitId, 'utf8').digest('hex');

/** The ids in the order of their keys: the first n are the sample, the next ones its reserve. */
export const inDrawOrder = (seed: Buffer, unitIds: readonly string[]): string[] =>
  unitIds
    .map((unitId) => ({ unitId, key: drawKey(seed, unitId) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ unitId }) => unitId);
