import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, type Tx } from '@anzhi/platform';
import { AuditTasks } from './audit-tasks';
import { inDrawOrder, seedOf } from './draw.policy';
import { FrameStore, type Frame } from './frame-store';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';

/** Takes the first n of each stratum in the order of the draw, and gives somebody each of them to judge. */
@Injectable()
export class SampleDrawing {
  constructor(
    private readonly store: FrameStore,
    private readonly tasks: AuditTasks,
    private readonly settings: Settings,
    private readonly ledger: LedgerFacade,
  ) {}

  /** Fixes the seed by the value, draws, and takes the hits. @param fixed what the value is, and of which checkpoint */
  async begin(
    tx: Tx,
    frame: Frame,
    fixed: { readonly value: string; readonly size?: number; readonly witness?: string },
  ): Promise<{ drawn: number }> {
    const { value, size = null, witness = null } = fixed;
    const seed = seedOf(frame.root, value);
    await tx.query(
      `INSERT INTO oversight.frame_seed (county_id, frame_id, value, seed, fixed_at, checkpoint_size, witness)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [frame.countyId, frame.id, value, seed, tx.now, size, witness],
    );
    const drawable = { ...frame, value, seed };
    const drawn = await this.draw(tx, drawable);
    await this.takeHits(tx, drawable);
    return drawn;
  }

  /** Up to the sizes that stand now; whoever was drawn before stays. */
  async draw(tx: Tx, frame: Frame): Promise<{ drawn: number }> {
    const seed = fixedSeed(frame);
    const orders = await this.orders(tx, frame, seed);
    const sizes = await this.store.sizes(tx, frame);
    const { onSiteBp } = await this.settings.all(tx, { onSiteBp: SamplingSettings.onSiteBp });
    let drawn = 0;
    for (const [stratum, { n }] of sizes) {
      const there = await this.positions(tx, frame, stratum);
      const ids = orders.get(stratum) ?? [];
      for (let position = there + 1; position <= n; position++) {
        const onSite = position * 10_000 <= n * onSiteBp;
        await this.add(tx, frame, { stratum, position, visitId: ids[position - 1], onSite });
        drawn += 1;
      }
    }
    const facts = Object.fromEntries([...sizes].map(([stratum, { n }]) => [`stratum${stratum}`, n]));
    await this.ledger.log(tx, {
      ...{ countyId: frame.countyId, kind: 'SAMPLE', reference: frame.id },
      facts: { seed: seed.toString('hex'), value: frame.value!, ...facts },
    });
    return { drawn };
  }

  /** Hits of rules stand outside of the sample and are all looked at. */
  private async takeHits(tx: Tx, frame: Frame): Promise<void> {
    const hits = await tx.query<{ visitId: string }>(
      `SELECT visit_id AS "visitId" FROM oversight.frame_unit
        WHERE county_id = $1 AND frame_id = $2 AND stratum IS NULL ORDER BY visit_id`,
      [frame.countyId, frame.id],
    );
    const { countyId, id: frameId } = frame;
    for (const { visitId } of hits)
      await this.tasks.add(tx, {
        countyId,
        visitId,
        frameId,
        kind: 'CALL_BACK',
        source: 'HIT',
        seed: fixedSeed(frame),
      });
  }

  /** The next one of the stratum in the same order stands in for one that could not be judged. */
  async replace(tx: Tx, frame: Frame, visitId: string, reason: string): Promise<void> {
    const unit = await tx.one<{ stratum: number; last: number }>(
      `SELECT u.stratum, (SELECT max(position) FROM oversight.sample_unit o
                           WHERE (o.county_id, o.frame_id, o.stratum) = (u.county_id, u.frame_id, u.stratum)) AS last
         FROM oversight.sample_unit u WHERE county_id = $1 AND frame_id = $2 AND visit_id = $3`,
      [frame.countyId, frame.id, visitId],
    );
    if (!unit) return;
    const next = (await this.orders(tx, frame, fixedSeed(frame))).get(unit.stratum)?.[unit.last];
    if (!next) return;
    const { stratum, last } = unit;
    await this.add(tx, frame, {
      ...{ stratum, position: last + 1, visitId: next, onSite: false },
      instead: { of: visitId, reason },
    });
  }

  private async orders(tx: Tx, frame: Frame, seed: Buffer): Promise<Map<number, string[]>> {
    const byStratum = new Map<number, string[]>();
    for (const { unitId, stratum } of await this.store.units(tx, frame))
      byStratum.set(stratum, [...(byStratum.get(stratum) ?? []), unitId]);
    return new Map([...byStratum].map(([stratum, ids]) => [stratum, inDrawOrder(seed, ids)]));
  }

  private async positions(tx: Tx, { countyId, id }: Frame, stratum: number): Promise<number> {
    const row = await tx.one<{ last: number }>(
      `SELECT coalesce(max(position), 0) AS last FROM oversight.sample_unit
        WHERE county_id = $1 AND frame_id = $2 AND stratum = $3`,
      [countyId, id, stratum],
    );
    return row!.last;
  }

  private async add(
    tx: Tx,
    frame: Frame,
    unit: {
      stratum: number;
      position: number;
      visitId: string;
      onSite: boolean;
      instead?: { of: string; reason: string };
    },
  ): Promise<void> {
    const { countyId, id: frameId } = frame;
    const { stratum, position, visitId, onSite, instead } = unit;
    await tx.query(
      `INSERT INTO oversight.sample_unit (county_id, frame_id, visit_id, stratum, position, instead_of, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [countyId, frameId, visitId, stratum, position, instead?.of ?? null, instead?.reason ?? null, tx.now],
    );
    const kind = onSite ? 'ON_SITE' : 'CALL_BACK';
    await this.tasks.add(tx, { countyId, visitId, frameId, kind, source: 'SAMPLE', seed: fixedSeed(frame) });
  }
}

/** @throws oversight.seed-missing */
export function fixedSeed({ seed }: Pick<Frame, 'seed'>): Buffer {
  if (!seed) throw SamplingErrors.seedMissing();
  return seed;
}
