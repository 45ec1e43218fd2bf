import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { Clock, type Ctx } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { Database } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import type { CountyLedgerView, LedgerHealthView, LedgerSumsView } from './ledger-health.dto';

/** Whether the ledger adds up, as its own checks found. */
@Injectable()
export class LedgerHealthQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly checks: LedgerChecks,
    private readonly clock: Clock,
  ) {}

  /** Costs as much as there are counties: the checks have run already. */
  async health(ctx: Ctx): Promise<LedgerHealthView> {
    const counties = await this.counties(ctx);
    const runs = await this.checks.lastRuns(
      this.db,
      counties.map(({ id }) => id),
    );
    const views = counties.map(({ id, name }): CountyLedgerView => {
      const checks = runs.flatMap(({ countyId, ...run }) => (countyId === id ? [run] : []));
      return { countyId: id, county: name, differences: total(checks), checks };
    });
    return {
      differences: total(views),
      checkedAt: runs.reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null),
      counties: views.sort((a, b) => b.differences - a.differences || a.countyId - b.countyId),
    };
  }

  /** Adds up the accounts of one county now. @throws oversight.county-not-found */
  async sums(ctx: Ctx, countyId: number): Promise<LedgerSumsView> {
    const counties = await this.counties(ctx);
    if (!counties.some(({ id }) => id === countyId)) throw OversightErrors.countyNotFound();
    const at = this.clock.now();
    const sums = await this.checks.sumsOf(this.db, countyId, at);
    return { countyId, at, sums: sums.map(({ countyId: _, ...sum }) => sum) };
  }

  private async counties(ctx: Ctx): Promise<{ id: number; name: string }[]> {
    const regions = await this.geo.subtree(ctx.scope.regionIds);
    const divisions = await Promise.all(regions.map((id) => this.geo.region(id)));
    return divisions.flatMap((region) => (region?.level === 'COUNTY' ? [region] : []));
  }
}

const total = (parts: readonly { differences: number }[]): number =>
  parts.reduce((sum, { differences }) => sum + differences, 0);
