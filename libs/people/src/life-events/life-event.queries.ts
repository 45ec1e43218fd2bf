import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery } from '@anzhi/platform';
import { SeniorGate } from '../seniors/senior.gate';
import type { LifeEventDto } from './life-events.dto';

@Injectable()
export class LifeEventQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: SeniorGate,
  ) {}

  /** Newest first, what was taken back among it. @throws people.senior-not-found */
  async page(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<LifeEventDto>> {
    await this.gate.enter(this.db, ctx, seniorId, 'VIEW');
    const [date, id] = cursorKey(query, ['date', 'uuid']) ?? [null, null];
    const rows = await this.db.query<LifeEventDto>(
      `SELECT id, kind, on_date AS "onDate", known_at AS "knownAt", source, destination_id AS "destinationId",
              r.at AS "retractedAt", r.reason AS "retractionReason"
         FROM people.life_event LEFT JOIN people.life_event_retraction r ON r.life_event_id = id
        WHERE senior_id = $1 AND ($2::date IS NULL OR (on_date, id) < ($2::date, $3::uuid))
        ORDER BY on_date DESC, id DESC LIMIT $4`,
      [seniorId, date, id, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => [row.onDate, row.id]);
  }
}
