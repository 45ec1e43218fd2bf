import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@anzhi/identity';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery } from '@anzhi/platform';
import { SeniorGate } from '../seniors/senior.gate';
import type { AccessLogEntryDto } from './reveals.dto';

@Injectable()
export class AccessLogQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: SeniorGate,
    private readonly identity: IdentityFacade,
  ) {}

  /** Who saw the senior's data in the clear, newest first. @throws people.senior-not-found */
  async page(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<AccessLogEntryDto>> {
    await this.gate.enter(this.db, ctx, seniorId, 'VIEW');
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Omit<AccessLogEntryDto, 'name'>>(
      `SELECT id, account_id AS "accountId", fields, purpose, channel, at
         FROM people.reveal WHERE senior_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid)
        ORDER BY id DESC LIMIT $3`,
      [seniorId, before, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    const names = await this.namesOf(page.items.map(({ accountId }) => accountId));
    return { ...page, items: page.items.map((row) => ({ ...row, name: names.get(row.accountId) ?? '' })) };
  }

  private async namesOf(accountIds: readonly string[]): Promise<Map<string, string>> {
    const contacts = [...new Set(accountIds)].map(
      async (id) => [id, (await this.identity.contact(this.db, id)).name] as const,
    );
    return new Map(await Promise.all(contacts));
  }
}
