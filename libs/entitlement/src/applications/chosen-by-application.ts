import { Injectable } from '@nestjs/common';
import { firstDayOf, nextPeriod, periodOfDate, type Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { GrantStore } from '../grants/grant.store';
import { Choices } from '../programmes/choices/choices';
import type { ProgrammeLaw } from '../programmes/programme';
import type { Application } from './application';

/** In a group of which a person has one programme and chooses it, the application that is approved is the choice. */
@Injectable()
export class ChosenByApplication {
  constructor(
    private readonly choices: Choices,
    private readonly grants: GrantStore,
  ) {}

  /**
   * Chooses the programme from the day its benefit begins: not in a month for which the group has given him another
   * one already, because nobody has two of a group and what was granted is not taken back.
   * @param earliest the first day by the programme's start rule, `YYYY-MM-DD`
   * @returns the first day of the benefit
   */
  async from(tx: Tx, application: Application, law: ProgrammeLaw, earliest: string): Promise<string> {
    const { exclusiveGroup: group, code: programmeCode } = law;
    if (law.choose !== 'PERSON_CHOICE' || group === null) return earliest;
    const { id: applicationId, countyId, seniorId } = application;
    // Whoever issues these months now has granted before, or sees the choice.
    const current = periodOfDate(earliest);
    for (const period of [current, nextPeriod(current)])
      await this.grants.lockMonth(tx, countyId, period, 'ALONE');
    const from = await this.firstFree(tx, application, group, earliest);
    const chosenBy = await this.applicant(tx, applicationId);
    await this.choices.record(tx, {
      ...{ countyId, seniorId, group, programmeCode, from, chosenBy, applicationId },
    });
    return from;
  }

  /** Lots that were carried over are of a month before; those that a stop has closed are no benefit any more. */
  private async firstFree(
    tx: Tx,
    { countyId, seniorId, programmeId }: Application,
    group: string,
    earliest: string,
  ): Promise<string> {
    const last = await tx.one<{ period: Period | null }>(
      `SELECT max(g.period) AS period
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.county_id = $1 AND g.senior_id = $2 AND g.period >= $3 AND g.kind <> 'CARRIED'
          AND p.exclusive_group = $4 AND p.id <> $5
          AND NOT EXISTS (SELECT FROM entitlement.stop_lapse l
                 WHERE (l.county_id, l.lot_account_id) = (g.county_id, g.lot_account_id))`,
      [countyId, seniorId, periodOfDate(earliest), group, programmeId],
    );
    return last?.period ? firstDayOf(nextPeriod(last.period)) : earliest;
  }

  /** Account of whoever handed the application in. */
  private async applicant(tx: Tx, applicationId: string): Promise<string> {
    const row = await tx.one<{ by: string }>(
      `SELECT actor_id AS by FROM entitlement.application_step WHERE application_id = $1 AND event = 'submit'`,
      [applicationId],
    );
    return row!.by;
  }
}
