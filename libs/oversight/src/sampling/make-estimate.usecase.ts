import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { claimOf } from './claims/claim-store';
import { FrameStore, type Frame } from './frame-store';
import { fixedSeed } from './sample-drawing';
import { judgedStrata, SampleResults } from './sample-results';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';
import { estimate, type Estimate } from './statistics/estimate.policy';

/**
 * What the audit comes to, when every unit of the sample and every hit has a result: proved in full, and what the lower
 * bound adds. The workings are kept, sealed, and from now on open to the provider.
 */
@Injectable()
export class MakeEstimate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly results: SampleResults,
    private readonly settings: Settings,
    private readonly ledger: LedgerFacade,
  ) {}

  /** @throws oversight.frame-not-found, oversight.seed-missing, oversight.sample-open (`count`), oversight.claim-made */
  execute(ctx: Ctx, frameId: string): Promise<{ clawbackFen: number }> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      fixedSeed(frame);
      if (await claimOf(tx, frame)) throw SamplingErrors.claimMade();
      const units = await this.results.units(tx, frame);
      const hits = await this.results.hits(tx, frame);
      const open = units.filter(({ overpaidFen }) => overpaidFen === null).length + hits.open;
      if (open > 0) throw SamplingErrors.sampleOpen({ count: open });
      const { confidenceBp, leastPerStratum } = await this.settings.all(tx, SamplingSettings);
      const found = estimate(judgedStrata(units, await this.store.sizes(tx, frame)), {
        ...{ confidence: confidenceBp / 10_000, least: leastPerStratum },
      });
      const agreement = await this.results.agreement(tx, frame);
      const provenFen = found.provenFen + hits.provenFen;
      const clawbackFen = provenFen + found.extrapolatedFen;
      await this.write(tx, frame, found, {
        provenFen,
        clawbackFen,
        workings: { ...found, ...agreement, confidenceBp },
      });
      return { clawbackFen };
    });
  }

  private async write(
    tx: Tx,
    { id, countyId, providerId }: Frame,
    found: Estimate,
    made: { provenFen: number; clawbackFen: number; workings: object },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.sample_estimate (county_id, frame_id, number, basis, workings, lower_fen, proven_fen,
         sample_proven_fen, extrapolated_fen, clawback_fen, made_by, at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11
         FROM oversight.sample_estimate WHERE county_id = $1 AND frame_id = $2`,
      [
        ...[countyId, id, found.basis, JSON.stringify(made.workings), found.lowerFen, made.provenFen],
        ...[found.provenFen, found.extrapolatedFen, made.clawbackFen, accountOf(tx.ctx), tx.now],
      ],
    );
    const { basis, lowerFen, provenFen: sampleProvenFen, extrapolatedFen } = found;
    const { provenFen, clawbackFen } = made;
    const facts = { basis, lowerFen, provenFen, sampleProvenFen, extrapolatedFen, clawbackFen, providerId };
    await this.ledger.log(tx, { countyId, kind: 'ESTIMATE', reference: id, facts });
    tx.audit({
      action: 'oversight.sample-estimated',
      ...{ subject: 'sample-frame', subjectId: id, regionId: countyId, organisationId: providerId },
      details: facts,
    });
  }
}
