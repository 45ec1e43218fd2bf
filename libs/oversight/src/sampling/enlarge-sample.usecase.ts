import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork } from '@anzhi/platform';
import { FrameStore } from './frame-store';
import { SampleDrawing } from './sample-drawing';
import { judgedStrata, SampleResults } from './sample-results';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';
import { allocate } from './statistics/allocation.policy';
import { estimate } from './statistics/estimate.policy';
import { TAKE_ALL } from './statistics/strata.policy';

/**
 * The first units are the probe: where their results differ much, more are drawn (Neyman). In the order of the same
 * draw, so that nobody chooses which; a sample only grows.
 */
@Injectable()
export class EnlargeSample {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly results: SampleResults,
    private readonly drawing: SampleDrawing,
    private readonly settings: Settings,
  ) {}

  /** @param total units in all @throws oversight.sample-not-smaller */
  execute(ctx: Ctx, frameId: string, total: number): Promise<{ drawn: number }> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      const sizes = await this.store.sizes(tx, frame);
      const { leastPerStratum: least } = await this.settings.all(tx, SamplingSettings);
      const judged = judgedStrata(await this.results.units(tx, frame), sizes);
      const { strata } = estimate(judged, { confidence: 0.9, least });
      const sdOf = new Map(strata.map(({ stratum, sdFen }) => [stratum, sdFen]));
      const sampled = [...sizes].filter(([stratum]) => stratum !== TAKE_ALL);
      const whole = sizes.get(TAKE_ALL)?.n ?? 0;
      const wanted = allocate(
        sampled.map(([stratum, { population: size }]) => ({ size, sd: sdOf.get(stratum) })),
        { total: total - whole, least },
      );
      const grown = sampled.map(([stratum, { population, n }], index) => ({
        ...{ stratum, population },
        n: Math.max(n, wanted[index]),
      }));
      if (grown.every(({ stratum, n }) => n === sizes.get(stratum)!.n))
        throw SamplingErrors.sampleNotSmaller();
      await this.store.addSizes(tx, frame, [
        ...(whole ? [{ stratum: TAKE_ALL, population: whole, n: whole }] : []),
        ...grown,
      ]);
      return this.drawing.draw(tx, frame);
    });
  }
}
