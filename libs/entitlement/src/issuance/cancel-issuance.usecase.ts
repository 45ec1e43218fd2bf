import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CancelIssuanceDto, IssuanceRunDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';
import { RunDecisions } from './run-decisions';
import { RunStore } from './run.store';

/** Gives up a run that nobody has approved: the month can be planned anew, on what is known then. */
@Injectable()
export class CancelIssuance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: RunStore,
    private readonly decisions: RunDecisions,
    private readonly queries: IssuanceQueries,
  ) {}

  /** @throws entitlement.issuance-run-not-found, entitlement.issuance-state */
  execute(ctx: Ctx, runId: string, { reason }: CancelIssuanceDto): Promise<IssuanceRunDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.queries.one(tx, ctx, runId);
      await this.decisions.cancel(tx, await this.runs.lock(tx, runId), reason);
      return this.queries.one(tx, ctx, runId);
    });
  }
}
