import { Injectable } from '@nestjs/common';
import { addDays, firstDayOf, newId, nextPeriod, type Period } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { Counties } from '../programmes/counties';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import type { Programme } from '../programmes/programme';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { awardFor } from './award.policy';
import { reasonOf } from './grant-reason';
import { Population, type Resident } from './population';

/** A month of one programme in one county, and the run that issues it. */
export interface Issue {
  readonly programme: Programme;
  readonly countyId: number;
  readonly period: Period;
  readonly runId: string | null;
}

interface NewGrant {
  readonly seniorId: string;
  readonly lotId: string;
  readonly minutes: number;
}

const LOT = { unit: 'MINUTE', kind: 'LOT', authorising: true, noOverdraft: true } as const;

/** Decides and gives the month's grants. Who already has his keeps it: the primary key of the grant says so. */
@Injectable()
export class Grants {
  constructor(
    private readonly programmes: ProgrammeQueries,
    private readonly accounts: ProgrammeAccounts,
    private readonly population: Population,
    private readonly counties: Counties,
    private readonly ledger: LedgerFacade,
  ) {}

  async issueTo(
    tx: Tx,
    {
      programmeCode,
      period,
      seniorIds,
    }: { programmeCode: string; period: Period; seniorIds: readonly string[] },
  ): Promise<number> {
    const programme = await this.programmes.byCode(tx, programmeCode, firstDayOf(period));
    const residents = await this.population.of(tx, seniorIds, firstDayOf(period));
    let granted = 0;
    for (const countyId of await this.counties.of(programme.regionId)) {
      const here = residents.filter((resident) => resident.countyId === countyId);
      if (!here.length) continue;
      granted += (await this.issue(tx, { programme, countyId, period, runId: null }, here)).length;
    }
    return granted;
  }

  /** @returns the grants that are new; three statements, however many residents there are */
  async issue(tx: Tx, issue: Issue, residents: readonly Resident[]): Promise<NewGrant[]> {
    const { programme, countyId, period } = issue;
    const rates = await this.programmes.rates(tx, programme.id);
    const wanted = residents.flatMap((facts) => {
      const award = awardFor(facts, rates, firstDayOf(period));
      if (!award) return [];
      const reason = reasonOf(programme, period, facts, award);
      return [{ seniorId: facts.seniorId, lotId: newId(tx.now), minutes: award.minutes, reason }];
    });
    const granted = await this.insert(tx, issue, wanted);
    if (granted.length) await this.fund(tx, issue, granted);
    for (const { seniorId, minutes } of granted)
      tx.publish({
        type: 'entitlement.minutes-granted.v1',
        payload: { seniorId, programmeCode: programme.code, period, minutes },
        audience: { seniorId },
      });
    tx.audit({
      action: 'entitlement.minutes-granted',
      subject: 'programme',
      subjectId: programme.id,
      regionId: countyId,
      details: { period, seniors: granted.length, minutes: sum(granted), runId: issue.runId },
    });
    return granted;
  }

  /** A twin of this command waits here for the other one, and then finds nothing left to grant. */
  private insert(
    tx: Tx,
    issue: Issue,
    wanted: readonly (NewGrant & { reason: object })[],
  ): Promise<NewGrant[]> {
    const { programme, countyId, period, runId } = issue;
    return tx.query(
      `INSERT INTO entitlement.minutes_grant
         (county_id, programme_id, period, senior_id, minutes, valid, lot_account_id, reason, run_id, granted_at)
       SELECT $1, $2, $3, g."seniorId", g.minutes, daterange($4, $5), g."lotId", g.reason, $6, $7
         FROM jsonb_to_recordset($8::jsonb) AS g("seniorId" uuid, "lotId" uuid, minutes bigint, reason jsonb)
        ORDER BY g."seniorId"
       ON CONFLICT (county_id, programme_id, period, senior_id, seq) DO NOTHING
       RETURNING senior_id AS "seniorId", lot_account_id AS "lotId", minutes`,
      [
        countyId,
        programme.id,
        period,
        firstDayOf(period),
        firstDayOf(nextPeriod(period)),
        runId,
        tx.now,
        JSON.stringify(wanted),
      ],
    );
  }

  private async fund(
    tx: Tx,
    { programme, countyId, period }: Issue,
    granted: readonly NewGrant[],
  ): Promise<void> {
    const { SOURCE } = await this.accounts.of(tx, countyId, programme.id);
    await this.ledger.openAccounts(
      tx,
      { countyId, ...LOT },
      granted.map(({ lotId }) => lotId),
    );
    await this.ledger.transfer(tx, {
      countyId,
      commandId: newId(tx.now),
      code: 'GRANT',
      unit: 'MINUTE',
      legs: granted.map(({ lotId, minutes }) => ({
        debitAccount: SOURCE,
        creditAccount: lotId,
        amount: minutes,
      })),
      businessDate: firstDayOf(period),
    });
  }
}

const sum = (grants: readonly NewGrant[]): number =>
  grants.reduce((total, { minutes }) => total + minutes, 0);

/** The first day on which a month is issued. */
export const issuedFrom = (period: Period, aheadDays: number): string =>
  addDays(firstDayOf(period), -aheadDays);
