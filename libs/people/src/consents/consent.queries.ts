import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database, type Queryable } from '@anzhi/platform';
import { SeniorGate } from '../seniors/senior.gate';
import type { ConsentDto, ConsentPurpose, ConsentsDto } from './consents.dto';

/** Agreed, or refused or withdrawn, and when. */
export interface ConsentDecision {
  readonly given: boolean;
  readonly at: Date;
}

@Injectable()
export class ConsentQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: SeniorGate,
  ) {}

  /** The last decision of each purpose. @throws people.senior-not-found */
  async current(ctx: Ctx, seniorId: string): Promise<ConsentsDto> {
    await this.gate.enter(this.db, ctx, seniorId, 'VIEW');
    const items = await this.db.query<ConsentDto>(
      `SELECT DISTINCT ON (purpose) purpose, version, given, channel, decided_as AS "decidedAs", at
         FROM people.consent WHERE senior_id = $1 ORDER BY purpose, at DESC, id DESC`,
      [seniorId],
    );
    return { items };
  }

  /** What was decided last about one purpose; undefined: nothing yet. */
  async decision(
    db: Queryable,
    seniorId: string,
    purpose: ConsentPurpose,
  ): Promise<ConsentDecision | undefined> {
    const [decision] = await db.query<ConsentDecision>(
      `SELECT given, at FROM people.consent WHERE senior_id = $1 AND purpose = $2 ORDER BY at DESC, id DESC LIMIT 1`,
      [seniorId, purpose],
    );
    return decision;
  }
}
