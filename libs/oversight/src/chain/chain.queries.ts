import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import {
  canonicalBytes,
  Checkpoints,
  Commitment,
  groupsOf,
  hasherOf,
  LogKeys,
  LogReader,
  LogSources,
  type Checkpoint,
  type LeafContent,
} from '@anzhi/ledger';
import { Database } from '@anzhi/platform';
import { VisitsFacade } from '@anzhi/visits';
import { OversightErrors } from '../oversight.errors';
import type {
  CheckpointView,
  EntriesView,
  EntryView,
  LeafProofView,
  LogView,
  ReceiptsView,
} from './chain.dto';

const PAGE = 50;

/** What the log has, with the proof of it. */
@Injectable()
export class ChainQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly reader: LogReader,
    private readonly checkpoints: Checkpoints,
    private readonly sources: LogSources,
    private readonly keys: LogKeys,
    private readonly visits: VisitsFacade,
  ) {}

  /** Says nothing about anybody: sizes, hashes and signatures. @throws ledger.log-not-found */
  async log(countyId: number): Promise<LogView> {
    const { hash, size } = await this.reader.log(this.db, countyId);
    const latest = await this.checkpoints.latest(this.db, countyId);
    return {
      countyId,
      origin: this.keys.originOf(countyId),
      hash,
      size,
      keys: await this.checkpoints.keysOf(this.db, countyId),
      checkpoint: latest ? await this.view(countyId, latest) : null,
    };
  }

  /** @throws ledger.checkpoint-not-found */
  async checkpoint(countyId: number, size?: number): Promise<CheckpointView> {
    return this.view(countyId, await this.atOrLatest(countyId, size));
  }

  /** Entries in the order of the log. @throws oversight.county-not-found, ledger.log-not-found */
  async entries(ctx: Ctx, countyId: number, from: number, count = PAGE): Promise<EntriesView> {
    await this.requireCounty(ctx, countyId);
    const { size } = await this.reader.log(this.db, countyId);
    return { size, items: await this.views(countyId, size, from, Math.min(from + count, size)) };
  }

  /** One leaf and why it is in the last checkpoint. @throws oversight.county-not-found, ledger.leaf-not-found */
  async proof(ctx: Ctx, countyId: number, index: number): Promise<LeafProofView> {
    await this.requireCounty(ctx, countyId);
    const checkpoint = await this.atOrLatest(countyId);
    const [entry] = await this.views(countyId, checkpoint.size, index, index + 1);
    if (!entry) throw OversightErrors.leafNotFound();
    const tree = await this.reader.tree(this.db, countyId, checkpoint.size, [index]);
    const proof = tree.inclusion(index).map((node) => node.toString('base64'));
    return { entry, proof, checkpoint: await this.view(countyId, checkpoint) };
  }

  /**
   * For the device that checked out or booked: hashes of the records of an order, at once, sealed or not.
   * @throws ordering.order-not-found also when it exists and the caller may see neither it nor a visit of it
   */
  async receipts(ctx: Ctx, orderId: string): Promise<ReceiptsView> {
    await this.visits.requireOrder(this.db, ctx, orderId);
    const rows = await this.db.query<{ countyId: number; source: string; subject: string }>(
      `SELECT county_id AS "countyId", source, subject FROM oversight.order_subject
        WHERE order_id = $1 AND source IN ('TRANSFER', 'EVIDENCE', 'VERIFICATION') ORDER BY source, subject`,
      [orderId],
    );
    if (!rows.length) throw OversightErrors.visitNotFound();
    const [{ countyId }] = rows;
    const receipts: ReceiptsView['receipts'] = [];
    for (const source of new Set(rows.map((row) => row.source))) {
      const subjects = rows.filter((row) => row.source === source).map(({ subject }) => subject);
      receipts.push(...(await this.receiptsOf(countyId, source, subjects)));
    }
    return { origin: this.keys.originOf(countyId), receipts };
  }

  private async receiptsOf(
    countyId: number,
    source: string,
    subjects: string[],
  ): Promise<ReceiptsView['receipts']> {
    const leaves = (await this.sources.get(source)?.leaves(this.db, countyId, subjects, 1_000)) ?? [];
    const sealed = new Map(
      (await this.reader.find(this.db, countyId, source, subjects)).map(({ subject, first }) => [
        subject,
        first,
      ]),
    );
    const hasher = hasherOf((await this.reader.log(this.db, countyId)).hash);
    return leaves.map(({ subject, content }) => {
      const first = sealed.get(subject);
      const place = leaves
        .filter((leaf) => leaf.subject === subject)
        .findIndex((leaf) => leaf.content === content);
      return {
        source,
        kind: content.kind,
        leafHash: hasher.leaf(canonicalBytes(content)).toString('base64'),
        index: first === undefined ? null : first + place,
      };
    });
  }

  private async atOrLatest(countyId: number, size?: number): Promise<Checkpoint> {
    if (size !== undefined) return this.checkpoints.at(this.db, countyId, size);
    const latest = await this.checkpoints.latest(this.db, countyId);
    if (!latest) throw OversightErrors.leafNotFound();
    return latest;
  }

  private async views(countyId: number, size: number, from: number, to: number): Promise<EntryView[]> {
    if (from >= to || to > size) return [];
    const leaves = await this.reader.leaves(this.db, countyId, from, to);
    const indices = leaves.map(({ index }) => index);
    const tree = await this.reader.tree(this.db, countyId, size, indices);
    const hasher = hasherOf((await this.reader.log(this.db, countyId)).hash);
    return leaves.map(({ index, source, subject, content }) => {
      const known = content ?? { source, kind: 'GONE', reference: subject, atMicros: 0n, fields: {} };
      const leaf = hasher.leaf(canonicalBytes(known));
      return {
        ...shown(index, known),
        leafHash: leaf.toString('base64'),
        intact: leaf.equals(tree.leaf(index)),
      };
    });
  }

  private async view(countyId: number, { size, root, note, signedAt }: Checkpoint): Promise<CheckpointView> {
    const cosignatures = await this.checkpoints.cosignatures(this.db, countyId, size);
    return {
      size,
      root: root.toString('base64'),
      groups: groupsOf(root),
      signedAt,
      note: note + cosignatures.map(({ line }) => line).join(''),
      witnesses: cosignatures.map(({ witness, witnessedAt }) => ({ witness, witnessedAt })),
    };
  }

  private async requireCounty(ctx: Ctx, countyId: number): Promise<void> {
    const [county] = await this.db.query(
      `SELECT FROM geo.region r WHERE ${withinRegions('r.id', '$1')} AND r.id = $2`,
      [ctx.scope.regionIds, countyId],
    );
    if (!county || !(await this.geo.region(countyId))) throw OversightErrors.countyNotFound();
  }
}

const shown = (
  index: number,
  { source, kind, reference, atMicros, fields }: LeafContent,
): Omit<EntryView, 'leafHash' | 'intact'> => ({
  index,
  source,
  kind,
  reference,
  at: new Date(Number(atMicros / 1000n)).toISOString(),
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Commitment
        ? value.hash.toString('hex')
        : typeof value === 'bigint'
          ? Number(value)
          : value,
    ]),
  ),
});
