import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { IssuanceRunDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';
import { RunDecisions } from './run-decisions';
import { RunStore } from './run.store';

/** Lets a month be granted as the dry run showed it; the workers do it. */
@Injectable()
export class ApproveIssuance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: RunStore,
    private readonly decisions: RunDecisions,
    private readonly queries: IssuanceQueries,
  ) {}

  /** @throws entitlement.issuance-run-not-found, entitlement.issuance-state, entitlement.issuance-four-eyes */
  execute(ctx: Ctx, runId: string): Promise<IssuanceRunDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.queries.one(tx, ctx, runId);
      await this.decisions.approve(tx, await this.runs.lock(tx, runId));
      return this.queries.one(tx, ctx, runId);
    });
  }
}
