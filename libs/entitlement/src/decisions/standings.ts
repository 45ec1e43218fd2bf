import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { Enrolments } from '../applications/enrolments';
import { Stops } from '../stops/stops';
import type { Standing } from './decided';

const NONE: Standing = { enrolled: [], stops: [], choices: {} };

/** Enrolments, stops and choices of many seniors in one statement each. */
@Injectable()
export class Standings {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly stops: Stops,
  ) {}

  /** As they are on a day in a county; lists are sorted, so that equal standings are equal texts. */
  async of(
    db: Queryable,
    seniorIds: readonly string[],
    countyId: number,
    on: string,
  ): Promise<(seniorId: string) => Standing> {
    const enrolled = await this.enrolments.activeOn(db, seniorIds, on);
    const stops = await this.stops.on(db, seniorIds, on, countyId);
    const choices = await this.choices(db, seniorIds, on);
    return (seniorId) => {
      if (!enrolled.has(seniorId) && !stops.has(seniorId) && !choices.has(seniorId)) return NONE;
      return {
        enrolled: [...(enrolled.get(seniorId) ?? [])].sort(),
        stops: [...(stops.get(seniorId) ?? [])].sort(byProgramme),
        choices: choices.get(seniorId) ?? {},
      };
    };
  }

  private async choices(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
  ): Promise<Map<string, Record<string, string>>> {
    const rows = await db.query<{ seniorId: string; choices: Record<string, string> }>(
      `SELECT c.senior_id AS "seniorId", jsonb_object_agg(c.exclusive_group, p.code) AS choices
         FROM entitlement.programme_choice c JOIN entitlement.programme p ON p.id = c.programme_id
        WHERE c.senior_id = ANY($1::uuid[]) AND c.valid @> $2::date GROUP BY c.senior_id`,
      [seniorIds, on],
    );
    return new Map(rows.map(({ seniorId, choices }) => [seniorId, choices]));
  }
}

type Stop = Standing['stops'][number];
const nameOf = ({ programmeId, reason }: Stop): string => `${programmeId ?? ''} ${reason}`;
const byProgramme = (a: Stop, b: Stop): number => (nameOf(a) < nameOf(b) ? -1 : 1);
