import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import { pricesProblem } from './price-table';
import type { NewWeightsDto, WeightsRefDto } from './weights.dto';
import { WeightsGate } from './weights.gate';

/** One person drafts a version for a city or county; it counts once another has approved it. */
@Injectable()
export class ProposeWeights {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: WeightsGate,
  ) {}

  /** @throws dispatch.weights-not-in-charge, dispatch.weights-days-reversed, dispatch.weights-contradict */
  execute(ctx: Ctx, { regionId, from, prices, citation, ...wish }: NewWeightsDto): Promise<WeightsRefDto> {
    const to = wish.to ?? null;
    return this.uow.run(ctx, async (tx) => {
      await this.gate.requireCharge(ctx, regionId, '/regionId');
      if (to !== null && to <= from) throw DispatchErrors.weightsDaysReversed({}, '/to');
      const problem = pricesProblem(prices);
      if (problem) throw DispatchErrors.weightsContradict({ line: problem }, `/prices/${problem}`);
      const id = newId(tx.now);
      await tx.query(
        `INSERT INTO dispatch.weights
           (id, region_id, effective, prices, citation, is_default, state, drafted_by, drafted_at)
         VALUES ($1, $2, daterange($3, $4), $5::jsonb, $6, false, 'SUBMITTED', $7, $8)`,
        [id, regionId, from, to, JSON.stringify(prices), citation, accountOf(ctx), tx.now],
      );
      tx.audit({
        action: 'dispatch.weights-drafted',
        subject: 'weights',
        subjectId: id,
        regionId,
        details: { prices, from, to, citation },
      });
      return { id };
    });
  }
}
