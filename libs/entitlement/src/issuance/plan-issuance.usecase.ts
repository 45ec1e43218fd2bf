import { Injectable } from '@nestjs/common';
import { businessDate, nextPeriod, periodOf, type Ctx, type Period } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { Counties } from '../programmes/counties';
import { issuedFrom } from './due.policy';
import type { IssuanceRunListDto, PlanIssuanceDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';
import { RunDecisions } from './run-decisions';

/** Plans the month's grants now, in the caller's counties; the workers try it, another person approves it. */
@Injectable()
export class PlanIssuance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly counties: Counties,
    private readonly decisions: RunDecisions,
    private readonly runs: IssuanceQueries,
  ) {}

  /** @throws entitlement.period-too-far, entitlement.no-county-in-scope */
  execute(ctx: Ctx, { period, regionId }: PlanIssuanceDto): Promise<IssuanceRunListDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.refuseOtherMonths(tx, period);
      const countyIds = await this.counties.within(ctx.scope, regionId ?? null);
      if (!countyIds.length) throw EntitlementErrors.noCountyInScope();
      const runIds: string[] = [];
      for (const countyId of countyIds) {
        const runId = await this.decisions.plan(tx, { countyId, period }, 'NEXT');
        if (runId) runIds.push(runId);
      }
      return { items: await this.runs.byIds(tx, runIds) };
    });
  }

  /** A month that is over is closed; a later one is decided on facts that are not known yet. */
  private async refuseOtherMonths(tx: Tx, period: Period): Promise<void> {
    const current = periodOf(tx.now);
    const coming = nextPeriod(current);
    const from = issuedFrom(coming, await this.settings.get(tx, EntitlementSettings.issueAheadDays));
    const isDue = period === current || (period === coming && businessDate(tx.now) >= from);
    if (!isDue) throw EntitlementErrors.periodTooFar({ from }, '/period');
  }
}
