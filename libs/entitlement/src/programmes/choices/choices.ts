import { Injectable } from '@nestjs/common';
import { addDays, businessDate, firstDayOf, nextPeriod, periodOf } from '@anzhi/kernel';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../../entitlement.settings';
import { Programmes } from '../programmes';
import type { GroupDto } from './choice.dto';

const CHOICE_LOCK = 7_262_113;

/** That a senior wants this programme of its group, and from when. */
export interface NewChoice {
  readonly countyId: number;
  readonly seniorId: string;
  readonly group: string;
  readonly programmeCode: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Account of whoever said so. */
  readonly chosenBy: string;
  /** The application by which it was said; left out: said as a choice. */
  readonly applicationId?: string;
}

/** What seniors choose of the groups of which a person has one programme. */
@Injectable()
export class Choices {
  constructor(
    private readonly programmes: Programmes,
    private readonly settings: Settings,
  ) {}

  /** The first of the months that are not issued yet: what was granted is not taken back. */
  async countsFrom(db: Queryable, now: Date): Promise<string> {
    const coming = nextPeriod(periodOf(now));
    const ahead = await this.settings.get(db, EntitlementSettings.issueAheadDays);
    const isIssued = businessDate(now) >= addDays(firstDayOf(coming), -ahead);
    return firstDayOf(isIssued ? nextPeriod(coming) : coming);
  }

  /** The groups in which somebody of the county may choose, with what this senior chose. */
  async groups(db: Queryable, senior: { id: string; countyId: number }, now: Date): Promise<GroupDto[]> {
    const countsFrom = await this.countsFrom(db, now);
    const laws = await this.programmes.inForce(db, senior.countyId, countsFrom);
    const open = laws.filter(
      ({ choose, exclusiveGroup }) => choose === 'PERSON_CHOICE' && exclusiveGroup !== null,
    );
    const chosen = await db.query<{ group: string; code: string; isComing: boolean }>(
      `SELECT c.exclusive_group AS "group", p.code, lower(c.valid) > $2::date AS "isComing"
         FROM entitlement.programme_choice c JOIN entitlement.programme p ON p.id = c.programme_id
        WHERE c.senior_id = $1 AND c.valid && daterange($2, NULL)`,
      [senior.id, businessDate(now)],
    );
    const choiceOf = (group: string, isComing: boolean): string | null =>
      chosen.find((choice) => choice.group === group && choice.isComing === isComing)?.code ?? null;
    return [...new Set(open.map(({ exclusiveGroup }) => exclusiveGroup!))].sort().map((group) => ({
      group,
      programmes: open
        .filter(({ exclusiveGroup }) => exclusiveGroup === group)
        .map(({ code, zh, en }) => ({ code, zh, en })),
      chosen: choiceOf(group, false),
      coming: choiceOf(group, true),
      countsFrom,
    }));
  }

  /** What was chosen before ends; what was to begin later never does. Choices of one senior are made in turn. */
  async record(tx: Tx, choice: NewChoice): Promise<void> {
    const { countyId, seniorId, group, programmeCode, from, chosenBy, applicationId } = choice;
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [CHOICE_LOCK, seniorId]);
    await tx.query(
      `UPDATE entitlement.programme_choice SET valid = valid * daterange(NULL, $3)
        WHERE senior_id = $1 AND exclusive_group = $2 AND valid && daterange($3, NULL)`,
      [seniorId, group, from],
    );
    await tx.query(
      `INSERT INTO entitlement.programme_choice
         (county_id, senior_id, exclusive_group, number, programme_id, valid, chosen_by, chosen_at)
       SELECT $1, $2, $3, coalesce((SELECT max(number) FROM entitlement.programme_choice
                                     WHERE county_id = $1 AND senior_id = $2 AND exclusive_group = $3), 0) + 1,
              p.id, daterange($5, NULL), $6, $7
         FROM entitlement.programme p WHERE p.code = $4`,
      [countyId, seniorId, group, programmeCode, from, chosenBy, tx.now],
    );
    tx.audit({
      action: 'entitlement.programme-chosen',
      subject: 'senior',
      subjectId: seniorId,
      seniorId,
      regionId: countyId,
      details: { group, programmeCode, countsFrom: from, ...(applicationId && { applicationId }) },
    });
  }
}
