import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Queryable, Tx } from '@anzhi/platform';
import { SamplingErrors } from './sampling.errors';
import type { FrameHead, FrameRow, ValueSource } from './draw.policy';

/** A frozen frame. */
export interface Frame {
  readonly id: string;
  readonly countyId: number;
  readonly providerId: string;
  readonly from: string;
  readonly until: string;
  readonly root: Buffer;
  readonly units: number;
  readonly hits: number;
  readonly announcement: string;
  /** As the announcement says. */
  readonly valueFrom: ValueSource;
  readonly notBefore: Date;
  readonly frozenAt: Date;
  readonly value: string | null;
  readonly seed: Buffer | null;
}

export interface FrameUnitRow extends FrameRow {
  readonly minutes: number;
}

export const FRAME_COLUMNS = `f.id, f.county_id AS "countyId", f.provider_id AS "providerId", lower(f.period) AS "from",
  upper(f.period) AS until, f.root, f.units, f.hits, f.announcement, f.not_before AS "notBefore",
  f.frozen_at AS "frozenAt", f.value_from AS "valueFrom", s.value, s.seed`;
export const FRAMES = `oversight.sample_frame f
  LEFT JOIN oversight.frame_seed s ON (s.county_id, s.frame_id) = (f.county_id, f.id)`;

/** Row gate on `f`: the officer's divisions ($1); for providers ($2) their own, once the estimate is there. */
export const FRAME_VISIBLE = `(${withinRegions('f.county_id', '$1')} OR f.provider_id = ANY($2::uuid[])
  AND EXISTS (SELECT FROM oversight.sample_estimate e WHERE (e.county_id, e.frame_id) = (f.county_id, f.id)))`;

export const headOf = (
  frame: Omit<Frame, 'root' | 'units' | 'hits' | 'frozenAt' | 'value' | 'valueFrom' | 'seed'>,
): FrameHead => ({
  ...{ frameId: frame.id, providerId: frame.providerId, from: frame.from, until: frame.until },
  ...{ announcement: frame.announcement, notBefore: frame.notBefore.toISOString() },
});

/** The rows of frames and samples. */
@Injectable()
export class FrameStore {
  /** Under its lock. @throws oversight.frame-not-found also when the caller may not see it */
  async lock(tx: Tx, id: string): Promise<Frame> {
    const { regionIds, organisationIds } = tx.ctx.scope;
    const frame = await tx.one<Frame>(
      `SELECT ${FRAME_COLUMNS} FROM ${FRAMES} WHERE ${FRAME_VISIBLE} AND f.id = $3 FOR UPDATE OF f`,
      [regionIds, organisationIds, id],
    );
    if (!frame) throw SamplingErrors.frameNotFound();
    return frame;
  }

  async byId(db: Queryable, countyId: number, id: string): Promise<Frame | undefined> {
    const [frame] = await db.query<Frame>(
      `SELECT ${FRAME_COLUMNS} FROM ${FRAMES} WHERE f.county_id = $1 AND f.id = $2`,
      [countyId, id],
    );
    return frame;
  }

  /** The rows under the root, in the order of their ids. */
  units(db: Queryable, { countyId, id }: Pick<Frame, 'countyId' | 'id'>): Promise<FrameUnitRow[]> {
    return db.query(
      `SELECT visit_id AS "unitId", stratum, fen, tier, minutes FROM oversight.frame_unit
        WHERE county_id = $1 AND frame_id = $2 AND stratum IS NOT NULL ORDER BY visit_id::text COLLATE "C"`,
      [countyId, id],
    );
  }

  /** How many of each stratum are to be judged now, and of how many. */
  async sizes(
    db: Queryable,
    { countyId, id }: Frame,
  ): Promise<Map<number, { n: number; population: number }>> {
    const rows = await db.query<{ stratum: number; n: number; population: number }>(
      `SELECT DISTINCT ON (stratum) stratum, n, population FROM oversight.frame_size
        WHERE county_id = $1 AND frame_id = $2 ORDER BY stratum, number DESC`,
      [countyId, id],
    );
    return new Map(rows.map(({ stratum, ...size }) => [stratum, size]));
  }

  async addSizes(
    tx: Tx,
    { countyId, id }: Pick<Frame, 'countyId' | 'id'>,
    sizes: readonly { readonly stratum: number; readonly population: number; readonly n: number }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.frame_size (county_id, frame_id, number, stratum, population, n)
       SELECT $1, $2, (SELECT coalesce(max(number), 0) + 1 FROM oversight.frame_size WHERE (county_id, frame_id) = ($1, $2)),
              s, p, n FROM unnest($3::int[], $4::int[], $5::int[]) AS x(s, p, n)`,
      [
        ...[countyId, id, sizes.map(({ stratum }) => stratum)],
        ...[sizes.map(({ population }) => population), sizes.map(({ n }) => n)],
      ],
    );
  }
}
