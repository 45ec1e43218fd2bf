import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { CheckpointValues } from './checkpoint-values';
import { claimOf } from './claims/claim-store';
import type { EstimateClaimView } from './claims/claims.dto';
import { frameLines } from './draw.policy';
import { FRAME_COLUMNS, FRAME_VISIBLE, FRAMES, FrameStore, headOf, type Frame } from './frame-store';
import { SampleResults } from './sample-results';
import { SamplingErrors } from './sampling.errors';
import type {
  EstimateView,
  FrameLineView,
  FrameQuery,
  FrameView,
  ReplacedView,
  StratumView,
} from './sampling.dto';

type LineRow = Frame & { providerName: string; sample: number; judged: number; clawbackFen: number | null };

const gateOf = ({ scope }: Ctx): [readonly number[], readonly string[]] => [
  scope.regionIds,
  scope.organisationIds,
];

/** Frames, samples and estimates: for officers, and for the provider when it is over. */
@Injectable()
export class FrameQueries {
  constructor(
    private readonly db: Database,
    private readonly store: FrameStore,
    private readonly results: SampleResults,
    private readonly values: CheckpointValues,
  ) {}

  /** The newest first. */
  async list(ctx: Ctx, query: FrameQuery): Promise<Page<FrameLineView>> {
    const [at, id] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const rows = await this.db.query<LineRow>(
      `${LINES} WHERE ${FRAME_VISIBLE} AND ($3::uuid IS NULL OR f.provider_id = $3)
          AND ($4::timestamptz IS NULL OR (f.frozen_at, f.id) < ($4, $5::uuid))
        ORDER BY f.frozen_at DESC, f.id DESC LIMIT $6`,
      [...gateOf(ctx), query.providerId ?? null, at, id, query.limit + 1],
    );
    return pageOf(rows.map(lineOf), query.limit, ({ frozenAt, id: last }) => [frozenAt, last]);
  }

  /** @throws oversight.frame-not-found also when the caller may not see it */
  async one(ctx: Ctx, id: string): Promise<FrameView> {
    const frame = await this.find(ctx, id);
    const { countyId } = frame;
    const [read] = await this.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM oversight.frame_value WHERE county_id = $1 AND frame_id = $2',
      [countyId, id],
    );
    return {
      ...lineOf(frame),
      readBy: read.count,
      strata: await this.strata(frame),
      replaced: await this.replaced(frame),
      openHits: (await this.results.hits(this.db, frame)).open,
      estimate: await this.estimate(frame),
      claim: await this.claim(frame),
    };
  }

  /** The exported frame; with the draw file and the sample anybody draws again. */
  async frameCsv(ctx: Ctx, id: string): Promise<string> {
    const frame = await this.find(ctx, id);
    return `${frameLines(headOf(frame), await this.store.units(this.db, frame)).join('\n')}\n`;
  }

  async drawJson(ctx: Ctx, id: string): Promise<string> {
    const frame = await this.find(ctx, id);
    if (!frame.seed) throw SamplingErrors.seedMissing();
    const sizes = await this.store.sizes(this.db, frame);
    const n = Object.fromEntries([...sizes].map(([stratum, size]) => [stratum, size.n]));
    const draw = {
      root: frame.root.toString('hex'),
      value: frame.value,
      seed: frame.seed.toString('hex'),
      sizes: n,
      ...(frame.valueFrom === 'CHECKPOINT' && { checkpoint: await this.values.proof(this.db, frame) }),
    };
    return `${JSON.stringify(draw, null, 2)}\n`;
  }

  /** Without the reserves, each of which has its reason in the record. */
  async sampleCsv(ctx: Ctx, id: string): Promise<string> {
    const { countyId } = await this.find(ctx, id);
    const rows = await this.db.query<{ line: string }>(
      `SELECT stratum || ',' || position || ',' || visit_id AS line FROM oversight.sample_unit
        WHERE county_id = $1 AND frame_id = $2 AND instead_of IS NULL ORDER BY stratum, position`,
      [countyId, id],
    );
    return `stratum,position,unit\n${rows.map(({ line }) => `${line}\n`).join('')}`;
  }

  private async find(ctx: Ctx, id: string): Promise<LineRow> {
    const [frame] = await this.db.query<LineRow>(`${LINES} WHERE ${FRAME_VISIBLE} AND f.id = $3`, [
      ...gateOf(ctx),
      id,
    ]);
    if (!frame) throw SamplingErrors.frameNotFound();
    return frame;
  }

  private async strata(frame: Frame): Promise<StratumView[]> {
    const units = await this.results.units(this.db, frame);
    const sizes = await this.store.sizes(this.db, frame);
    return [...sizes].map(([stratum, { n, population }]) => {
      const judged = units.filter((unit) => unit.stratum === stratum && unit.overpaidFen !== null);
      const wrong = judged.filter(({ overpaidFen }) => overpaidFen! > 0).length;
      return { stratum, population, n, judged: judged.length, wrong };
    });
  }

  private replaced({ countyId, id }: Frame): Promise<ReplacedView[]> {
    return this.db.query(
      `SELECT visit_id AS "visitId", instead_of AS instead, reason FROM oversight.sample_unit
        WHERE county_id = $1 AND frame_id = $2 AND instead_of IS NOT NULL ORDER BY stratum, position`,
      [countyId, id],
    );
  }

  private async claim(frame: Frame): Promise<EstimateClaimView | null> {
    const claim = await claimOf(this.db, frame);
    if (!claim) return null;
    const { fen, standingFen, reason, at, appealReason, outcome, decisionReason } = claim;
    return { fen, standingFen, reason, at: at.toISOString(), appealReason, outcome, decisionReason };
  }

  private async estimate({ countyId, id }: Frame): Promise<EstimateView | null> {
    const [row] = await this.db.query<{
      workings: EstimateView;
      clawbackFen: number;
      provenFen: number;
      at: Date;
    }>(
      `SELECT workings, clawback_fen AS "clawbackFen", proven_fen AS "provenFen", at FROM oversight.sample_estimate
        WHERE county_id = $1 AND frame_id = $2 ORDER BY number DESC LIMIT 1`,
      [countyId, id],
    );
    if (!row) return null;
    const { workings, clawbackFen, provenFen, at } = row;
    return { ...workings, clawbackFen, provenFen, at: at.toISOString() };
  }
}

const LINES = `
  SELECT ${FRAME_COLUMNS},
         (SELECT p.name FROM oversight.provider_name p WHERE p.id = f.provider_id) AS "providerName",
         (SELECT count(*)::int FROM oversight.sample_unit u WHERE (u.county_id, u.frame_id) = (f.county_id, f.id)
             AND NOT EXISTS (SELECT FROM oversight.sample_unit o
                    WHERE (o.county_id, o.frame_id, o.instead_of) = (u.county_id, u.frame_id, u.visit_id))) AS sample,
         (SELECT count(DISTINCT t.visit_id)::int FROM oversight.audit_task t
            JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
           WHERE (t.county_id, t.frame_id) = (f.county_id, f.id) AND t.source = 'SAMPLE'
             AND r.outcome <> 'UNREACHABLE') AS judged,
         (SELECT e.clawback_fen FROM oversight.sample_estimate e WHERE (e.county_id, e.frame_id) = (f.county_id, f.id)
           ORDER BY e.number DESC LIMIT 1) AS "clawbackFen"
    FROM ${FRAMES}`;

const lineOf = ({ root, seed, notBefore, frozenAt, ...row }: LineRow): FrameLineView => ({
  ...row,
  root: root.toString('hex'),
  seed: seed?.toString('hex') ?? null,
  notBefore: notBefore.toISOString(),
  frozenAt: frozenAt.toISOString(),
});
