import { Injectable } from '@nestjs/common';
import { businessDate, firstDayOf, nextPeriod, periodOf, type Ctx, type Period } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { issuedFrom } from '../grants/grants';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { Counties } from '../programmes/counties';
import { Issuance } from './issuance';
import type { IssuanceRunListDto, StartIssuanceDto } from './issuance.dto';
import { IssuanceQueries } from './issuance.queries';

/** Starts the month's grants now, in the counties of the programme that are in the caller's charge. */
@Injectable()
export class StartIssuance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly programmes: ProgrammeQueries,
    private readonly counties: Counties,
    private readonly issuance: Issuance,
    private readonly runs: IssuanceQueries,
  ) {}

  execute(ctx: Ctx, { programmeCode, period, regionId }: StartIssuanceDto): Promise<IssuanceRunListDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.refuseOtherMonths(tx, period);
      const programme = await this.programmes.byCode(tx, programmeCode, firstDayOf(period));
      const countyIds = await this.counties.within(ctx.scope, regionId ?? programme.regionId);
      const runIds = await this.issuance.start(tx, { programmeCode, period, countyIds });
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
