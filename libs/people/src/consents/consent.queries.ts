import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import { SeniorGate } from '../seniors/senior.gate';
import type { ConsentDto, ConsentsDto } from './consents.dto';

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
}
