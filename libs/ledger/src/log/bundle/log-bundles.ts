import { Injectable } from '@nestjs/common';
import { zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '@anzhi/kernel';
import { FieldCipher, type Queryable } from '@anzhi/platform';
import { LedgerErrors } from '../../ledger.errors';
import { contextOf } from '../entries/log-entries';
import { Commitment } from '../entries/log-entry.types';
import { parseCheckpoint } from '../notes/note';
import { LogReader, type LogLeaf } from '../reading/log-reader';
import { Checkpoints, type Checkpoint } from '../sealing/checkpoints';
import type { SealedRow } from '../sealing/log-store';
import { BundlePromises, type InFull } from './bundle-promises';
import { sharedProof } from './shared-proof';

export interface BundleRequest {
  /** What it is about, for the reader: `{ kind: 'ORDER', id: … }`. */
  readonly scope: { readonly kind: string; readonly id: string };
  /** What is in it, by source. */
  readonly rows: readonly { readonly source: string; readonly subjects: readonly string[] }[];
  /** What it promises to leave nothing out of; leaves that `rows` do not name are found and come with them. */
  readonly inFull: InFull;
  /** Which leaves of these rows, when not all. */
  readonly only?: (leaf: LogLeaf) => boolean;
  /** Sizes of earlier checkpoints that the reader knows and wants to be led on from. */
  readonly since?: readonly number[];
  /** Whether the salts and values behind commitments are enclosed, as long as they are not erased. */
  readonly withSecrets: boolean;
}

export interface Bundle {
  readonly archive: Buffer;
  readonly entries: number;
  /** Rows that no checkpoint covers yet. */
  readonly pending: number;
}

const FORMAT = 'anzhi-audit-bundle/2';
/** A ZIP knows no zone; any fixed time makes the same archive of the same content. */
const NO_TIME = new Date(1980, 0, 1);
const enclosed = (name: string): Buffer => readFileSync(join(__dirname, '../../../data/audit', name));

/** Everything somebody outside needs to verify rows by himself, offline: `data/audit/verify.mjs` reads it. */
@Injectable()
export class LogBundles {
  constructor(
    private readonly reader: LogReader,
    private readonly checkpoints: Checkpoints,
    private readonly promises: BundlePromises,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** @throws ledger.log-not-found, ledger.checkpoint-not-found: of an earlier size, or when none is signed yet */
  async make(db: Queryable, countyId: number, request: BundleRequest): Promise<Bundle> {
    const chain = await this.chain(db, countyId, request.since ?? []);
    const head = chain.at(-1)!;
    const rows = await this.rows(db, countyId, request.rows);
    const inside = rows.filter(({ first, leaves }) => first + leaves <= head.size);
    const whole = await this.reader.ofRows(db, countyId, inside);
    const promised = await this.promises.make(db, countyId, head.size, request.inFull);
    const asked = request.only ? whole.filter(request.only) : whole;
    const all = new Map([...asked.map((leaf) => [leaf.index, leaf] as const), ...promised.leaves]);
    const leaves = [...all.values()].sort((a, b) => a.index - b.index);
    const indices = leaves.map(({ index }) => index);
    const tree = await this.reader.tree(db, countyId, head.size, indices);
    const { origin } = parseCheckpoint(head.note);
    const secrets = request.withSecrets ? await this.secrets(db, countyId, leaves) : [];
    const { from, to, names, tallies } = promised;
    const about = { format: FORMAT, origin, scope: request.scope, inFull: { from, to, names } };
    const files = {
      'bundle.json': toJson({ ...about, madeAt: this.clock.now() }),
      'checkpoints.json': toJson(await this.notes(db, countyId, chain)),
      'consistency.json': toJson(await this.growth(db, countyId, chain)),
      'entries.json': lines(leaves.map(entryOf)),
      'keys.json': toJson(await this.keys(db, countyId, chain)),
      'nodes.json': toJson(
        Object.fromEntries([...sharedProof(tree, indices)].map(([key, node]) => [key, base64(node)])),
      ),
      'secrets.json': toJson(secrets),
      'tallies.json': lines(tallies),
      // the build leaves out what is called .md
      'README.md': enclosed('about-the-bundle.txt'),
      'verify.mjs': enclosed('verify.mjs'),
    };
    return {
      archive: archive(files),
      entries: leaves.length,
      pending: rows.length - inside.length,
    };
  }

  /** What leads from what the reader knows to the last checkpoint, the last one witnesses have signed among it. */
  private async chain(db: Queryable, countyId: number, since: readonly number[]): Promise<Checkpoint[]> {
    const head = await this.checkpoints.latest(db, countyId);
    if (!head) throw LedgerErrors.checkpointNotFound();
    const witnessed = await this.checkpoints.witnessed(db, countyId);
    const earlier = await Promise.all(since.map((size) => this.checkpoints.at(db, countyId, size)));
    const bySize = new Map(
      [...earlier, ...(witnessed ? [witnessed] : []), head].map((one) => [one.size, one]),
    );
    return [...bySize.values()].sort((a, b) => a.size - b.size);
  }

  private async rows(db: Queryable, countyId: number, wanted: BundleRequest['rows']): Promise<SealedRow[]> {
    const found: SealedRow[] = [];
    for (const { source, subjects } of wanted)
      found.push(...(await this.reader.find(db, countyId, source, subjects)));
    return found.sort((a, b) => a.first - b.first);
  }

  private async notes(db: Queryable, countyId: number, chain: readonly Checkpoint[]): Promise<string[]> {
    const notes: string[] = [];
    for (const { size, note } of chain) {
      const lines = await this.checkpoints.cosignatures(db, countyId, size);
      notes.push(note + lines.map(({ line }) => line).join(''));
    }
    return notes;
  }

  private async growth(db: Queryable, countyId: number, chain: readonly Checkpoint[]): Promise<object[]> {
    const proofs: object[] = [];
    for (let at = 1; at < chain.length; at++) {
      const [from, to] = [chain[at - 1].size, chain[at].size];
      const proof = await this.reader.consistency(db, countyId, from, to);
      proofs.push({ from, to, proof: proof.map(base64) });
    }
    return proofs;
  }

  private async keys(db: Queryable, countyId: number, chain: readonly Checkpoint[]): Promise<object> {
    const witnesses = new Set<string>();
    for (const { size } of chain)
      for (const { witness } of await this.checkpoints.cosignatures(db, countyId, size))
        witnesses.add(witness);
    return { log: await this.checkpoints.keysOf(db, countyId), witnesses: [...witnesses] };
  }

  private async secrets(db: Queryable, countyId: number, leaves: readonly LogLeaf[]): Promise<object[]> {
    const indexOf = new Map(
      leaves.flatMap(({ source, subject, index }) => (source === 'ENTRY' ? [[subject, index] as const] : [])),
    );
    const rows = await db.query<{ entryId: string; name: string; salt: Buffer; value: string }>(
      `SELECT entry_id AS "entryId", name, salt, value FROM ledger.log_secret
        WHERE county_id = $1 AND entry_id = ANY ($2::uuid[]) ORDER BY entry_id, name`,
      [countyId, [...indexOf.keys()]],
    );
    return rows.map(({ entryId, name, salt, value }) => ({
      index: indexOf.get(entryId)!,
      name,
      salt: salt.toString('hex'),
      value: this.cipher.decrypt(value, contextOf(entryId, name)),
    }));
  }
}

/** A row that is gone has nothing to show, and the verifier will say so of its leaf. */
function entryOf({ index, source, subject, content }: LogLeaf): object {
  if (!content) return { index, source, kind: 'GONE', reference: subject, at: 0, fields: {} };
  const { kind, reference, atMicros, fields } = content;
  const plain = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof Commitment ? { commitment: value.hash.toString('hex') } : value,
  ]);
  return {
    index,
    source,
    kind,
    reference,
    at: Number(atMicros),
    fields: Object.fromEntries(plain) as object,
  };
}

function archive(files: Record<string, Buffer>): Buffer {
  const hashes = Object.entries(files).map(([name, content]) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]);
  const manifest = toJson(Object.fromEntries(hashes));
  return Buffer.from(zipSync({ ...files, 'manifest.json': manifest }, { level: 0, mtime: NO_TIME, os: 0 }));
}

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const toJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
/** One entry a line, for those who look with a text editor. */
const lines = (entries: readonly object[]): Buffer =>
  Buffer.from(`[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
