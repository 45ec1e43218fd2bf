import { Injectable } from '@nestjs/common';
import { addDays, firstDayOf, newId, nextPeriod } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { LotQueries } from '../grants/lot.queries';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import type { Run, Step } from './run.store';

/** Takes back what is free on the next lots of a month that is over. What is held is settled first. */
@Injectable()
export class LapseStep {
  constructor(
    private readonly lots: LotQueries,
    private readonly accounts: ProgrammeAccounts,
    private readonly ledger: LedgerFacade,
    private readonly settings: Settings,
  ) {}

  async next(tx: Tx, { countyId, programmeId, period, after }: Run): Promise<Step> {
    const limit = await this.settings.get(tx, EntitlementSettings.chunkSeniors);
    const lots = await this.lots.ofMonth(tx, { countyId, programmeId, period, after, limit });
    const { LAPSED } = await this.accounts.of(tx, countyId, programmeId);
    const lapsed = await this.ledger.expire(tx, {
      countyId,
      commandId: newId(tx.now),
      accountIds: lots.map(({ lotId }) => lotId),
      sinkAccount: LAPSED,
      businessDate: addDays(firstDayOf(nextPeriod(period)), -1),
    });
    return {
      lastId: lots.at(-1)?.seniorId ?? null,
      considered: lots.length,
      affected: lapsed.length,
      minutes: lapsed.reduce((sum, { amount }) => sum + amount, 0),
      more: lots.length >= limit,
    };
  }
}
