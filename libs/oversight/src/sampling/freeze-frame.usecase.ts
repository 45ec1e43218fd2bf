import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { requireMyCounty } from '../my-county';
import { CheckpointValues } from './checkpoint-values';
import { frameLines, rootOf, type FrameRow, type ValueSource } from './draw.policy';
import { FrameStore, headOf } from './frame-store';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';
import { allocate } from './statistics/allocation.policy';
import { strataOf, TAKE_ALL } from './statistics/strata.policy';

export interface FreezeFrame {
  readonly countyId: number;
  readonly providerId: string;
  /** Days of service, the last one excluded. */
  readonly from: string;
  readonly until: string;
  /** ANNOUNCED unless given. */
  readonly valueFrom?: ValueSource;
  /** Which public value will be used: a draw of a lottery that is yet to come, say; none for a checkpoint. */
  readonly announcement?: string;
  /** When that value is there, ISO 8601. */
  readonly notBefore: string;
}

interface Captured {
  readonly visitId: string;
  readonly fen: number;
  readonly minutes: number;
  readonly score: number;
  readonly isHit: boolean;
}

/**
 * Freezes what a provider billed in a period, with its root and with what is announced about the public value: both are
 * sealed before anybody can know the value. Hits of rules are judged all and stand outside, so that their rate is not
 * projected onto the others.
 */
@Injectable()
export class FreezeFrames {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly store: FrameStore,
    private readonly ledger: LedgerFacade,
    private readonly values: CheckpointValues,
  ) {}

  /**
   * @throws oversight.county-not-found when the county is not among the caller's divisions
   * @throws oversight.frame-too-early, oversight.frame-empty, oversight.frame-frozen
   */
  execute(ctx: Ctx, wish: FreezeFrame): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      await requireMyCounty(tx, ctx, wish.countyId);
      const notBefore = new Date(wish.notBefore);
      const today = businessDate(tx.now);
      if (notBefore <= tx.now || wish.until > today || wish.from >= wish.until)
        throw SamplingErrors.frameTooEarly();
      await this.requireNew(tx, wish);
      const captured = await this.captured(tx, wish);
      const announcement =
        wish.valueFrom === 'CHECKPOINT' ? this.values.announcement(wish.countyId) : wish.announcement!;
      const frame = { ...wish, id: newId(tx.now), notBefore, announcement };
      const rows = await this.stratified(
        tx,
        captured.filter(({ isHit }) => !isHit),
      );
      if (rows.length === 0) throw SamplingErrors.frameEmpty();
      const root = rootOf(frameLines(headOf(frame), rows));
      const hits = captured.filter(({ isHit }) => isHit);
      await tx.query(
        `INSERT INTO oversight.sample_frame (county_id, id, provider_id, period, root, units, hits, announcement,
           not_before, frozen_by, frozen_at)
         VALUES ($1, $2, $3, daterange($4, $5), $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[
            wish.countyId,
            frame.id,
            wish.providerId,
            wish.from,
            wish.until,
            root,
            rows.length,
            hits.length,
          ],
          ...[announcement, notBefore, accountOf(ctx), tx.now],
        ],
      );
      await this.addUnits(tx, frame, captured, rows);
      await this.plan(tx, frame, rows);
      await this.note(tx, frame, { root: root.toString('hex'), units: rows.length, hits: hits.length });
      return { id: frame.id };
    });
  }

  private async requireNew(tx: Tx, { countyId, providerId, from, until }: FreezeFrame): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `oversight.frame:${providerId}`,
    ]);
    const there = await tx.one(
      `SELECT FROM oversight.sample_frame
        WHERE county_id = $1 AND provider_id = $2 AND period && daterange($3, $4) LIMIT 1`,
      [countyId, providerId, from, until],
    );
    if (there) throw SamplingErrors.frameFrozen();
  }

  private captured(tx: Tx, { countyId, providerId, from, until }: FreezeFrame): Promise<Captured[]> {
    return tx.query(
      `SELECT visit_id AS "visitId", public_fen AS fen, billed_minutes AS minutes, score, is_hit AS "isHit"
         FROM oversight.captured_visit
        WHERE county_id = $1 AND provider_id = $2 AND service_date >= $3 AND service_date < $4 AND public_fen > 0
        ORDER BY visit_id`,
      [countyId, providerId, from, until],
    );
  }

  private async stratified(tx: Tx, captured: readonly Captured[]): Promise<FrameRow[]> {
    const terms = await this.settings.all(tx, SamplingSettings);
    const units = captured.map(({ visitId, fen, score }) => ({
      ...{ unitId: visitId, fen },
      tier: score >= terms.highScore ? 2 : score >= terms.lowScore ? 1 : 0,
    }));
    const strata = strataOf(units, {
      ...{ bands: terms.bands, takeAllFen: terms.takeAllFen, least: terms.leastPerStratum },
    });
    return units.map((unit, index) => ({ ...unit, stratum: strata[index] }));
  }

  private async addUnits(
    tx: Tx,
    { countyId, id }: { countyId: number; id: string },
    captured: readonly Captured[],
    rows: readonly FrameRow[],
  ): Promise<void> {
    const byId = new Map(rows.map((row) => [row.unitId, row]));
    await tx.query(
      `INSERT INTO oversight.frame_unit (county_id, frame_id, visit_id, fen, minutes, tier, stratum)
       SELECT $1, $2, v, f, m, t, s
         FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::int[], $7::int[]) AS u(v, f, m, t, s)`,
      [
        ...[countyId, id, captured.map(({ visitId }) => visitId)],
        ...[captured.map(({ fen }) => fen), captured.map(({ minutes }) => minutes)],
        captured.map(({ visitId }) => byId.get(visitId)?.tier ?? 0),
        captured.map(({ visitId }) => byId.get(visitId)?.stratum ?? null),
      ],
    );
  }

  /** How many of each stratum come first; more may follow when the first results show how much they differ. */
  private async plan(
    tx: Tx,
    frame: { countyId: number; id: string },
    rows: readonly FrameRow[],
  ): Promise<void> {
    const { leastPerStratum, leastInAll } = await this.settings.all(tx, SamplingSettings);
    const populations = new Map<number, number>();
    for (const { stratum } of rows) populations.set(stratum, (populations.get(stratum) ?? 0) + 1);
    const whole = populations.get(TAKE_ALL) ?? 0;
    const strata = [...populations].filter(([stratum]) => stratum !== TAKE_ALL).sort(([a], [b]) => a - b);
    const sizes = allocate(
      strata.map(([, size]) => ({ size })),
      { total: Math.max(leastInAll - whole, 0), least: leastPerStratum },
    );
    const planned = strata.map(([stratum, population], index) => ({ stratum, population, n: sizes[index] }));
    await this.store.addSizes(tx, frame, [
      ...(whole ? [{ stratum: TAKE_ALL, population: whole, n: whole }] : []),
      ...planned,
    ]);
  }

  private async note(
    tx: Tx,
    {
      id,
      countyId,
      providerId,
      announcement,
      notBefore,
      from,
      until,
    }: Omit<FreezeFrame, 'notBefore'> & {
      id: string;
      announcement: string;
      notBefore: Date;
    },
    facts: { root: string; units: number; hits: number },
  ): Promise<void> {
    await this.ledger.log(tx, {
      ...{ countyId, kind: 'FRAME', reference: id },
      facts: { ...facts, providerId, from, until, announcement, notBefore: notBefore.toISOString() },
    });
    tx.audit({
      action: 'oversight.frame-frozen',
      ...{ subject: 'sample-frame', subjectId: id, regionId: countyId },
      details: { ...facts, announcement },
    });
  }
}
