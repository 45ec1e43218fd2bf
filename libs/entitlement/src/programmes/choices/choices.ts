import { Injectable } from '@nestjs/common';
import { addDays, businessDate, firstDayOf, nextPeriod, periodOf } from '@anzhi/kernel';
import { Settings, type Queryable } from '@anzhi/platform';
import { EntitlementSettings } from '../../entitlement.settings';
import { Programmes } from '../programmes';
import type { GroupDto } from './choice.dto';

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
}
