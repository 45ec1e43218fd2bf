import { Injectable } from '@nestjs/common';
import { firstDayOf } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { Grants } from '../grants/grants';
import { Population } from '../grants/population';
import { ProgrammeQueries } from '../programmes/programme.queries';
import type { Run, Step } from './run.store';

/** Grants the month to the next seniors of the county. */
@Injectable()
export class IssueStep {
  constructor(
    private readonly programmes: ProgrammeQueries,
    private readonly population: Population,
    private readonly grants: Grants,
    private readonly settings: Settings,
  ) {}

  async next(tx: Tx, { id, countyId, programmeId, period, after }: Run): Promise<Step> {
    const on = firstDayOf(period);
    const limit = await this.settings.get(tx, EntitlementSettings.chunkSeniors);
    const residents = await this.population.page(tx, { countyId, after, limit, on });
    const programme = await this.programmes.byId(tx, programmeId);
    const granted = await this.grants.issue(tx, { programme, countyId, period, runId: id }, residents);
    return {
      lastId: residents.at(-1)?.seniorId ?? null,
      considered: residents.length,
      affected: granted.length,
      minutes: granted.reduce((sum, { minutes }) => sum + minutes, 0),
      more: residents.length === limit,
    };
  }
}
