import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { maskName, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import type { ListChangeType } from './list-plan.policy';
import { LIST_RULES } from './list-rules';
import type { ListChangeDto, ListChangesQuery, ListDto, ListsQuery } from './lists.dto';

/** What a list changes in a file, or is going to change. */
export interface ListChange {
  readonly id: string;
  readonly seniorId: string;
  /** Of the category, or the kind of the life event. */
  readonly code: string;
  readonly change: ListChangeType;
  /** `YYYY-MM-DD` */
  readonly onDate: string;
  /** false: planned by the dry run, and not applied (yet). */
  readonly applied: boolean;
}

export interface ListChangePage {
  /** Id of the last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

type Row = Omit<ListDto, 'zh' | 'en'>;

@Injectable()
export class ListQueries {
  constructor(private readonly db: Database) {}

  /** For the contexts above: whoever asks decides who may see it. */
  changes(db: Queryable, listId: string, { after, limit }: ListChangePage): Promise<ListChange[]> {
    return db.query<ListChange>(
      `SELECT id, senior_id AS "seniorId", code, change, on_date AS "onDate", applied
         FROM people.department_list_change
        WHERE list_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [listId, after, limit],
    );
  }

  /** Newest first. */
  async page(ctx: Ctx, query: ListsQuery): Promise<Page<ListDto>> {
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Row>(
      `${LIST} WHERE ${withinRegions('l.county_id', '$1')} AND ($2::uuid IS NULL OR l.id < $2)
          AND ($3::text IS NULL OR l.kind = $3)
        ORDER BY l.id DESC LIMIT $4`,
      [ctx.scope.regionIds, before, query.kind ?? null, query.limit + 1],
    );
    return pageOf(rows.map(named), query.limit, ({ id }) => [id]);
  }

  /** @throws people.list-not-found */
  async one(db: Queryable, ctx: Ctx, id: string): Promise<ListDto> {
    const [row] = await db.query<Row>(`${LIST} WHERE l.id = $2 AND ${withinRegions('l.county_id', '$1')}`, [
      ctx.scope.regionIds,
      id,
    ]);
    if (!row) throw PeopleErrors.listNotFound();
    return named(row);
  }

  /** Names masked, policy.md 11.3. @throws people.list-not-found */
  async changesPage(ctx: Ctx, id: string, query: ListChangesQuery): Promise<Page<ListChangeDto>> {
    await this.one(this.db, ctx, id);
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<ListChangeDto>(
      `SELECT c.id, c.senior_id AS "seniorId", s.name, c.code, c.change, c.on_date AS "onDate", c.applied
         FROM people.department_list_change c JOIN people.senior s ON s.id = c.senior_id
        WHERE c.list_id = $1 AND ($2::uuid IS NULL OR c.id > $2) AND ($3::text IS NULL OR c.change = $3)
        ORDER BY c.id LIMIT $4`,
      [id, after, query.change ?? null, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, name: maskName(row.name) })) };
  }
}

const LIST = `
  SELECT l.id, l.kind, l.county_id AS "countyId", l.month, l.matched_count AS matched,
         l.matched_count - l.unchanged_count AS changed, l.unchanged_count AS unchanged,
         l.unknown_count AS unknown, l.problem_count + l.unreadable_count AS problems,
         l.unreadable_count AS unreadable, l.previous_count AS previous, l.ended_count AS ended,
         l.needs_confirmation AS "needsConfirmation", l.uploaded_by AS "uploadedBy", l.uploaded_at AS "uploadedAt",
         l.checked_at AS "checkedAt", l.confirmed_by AS "confirmedBy", l.confirmed_at AS "confirmedAt",
         l.applied_at AS "appliedAt"
    FROM people.department_list l`;

function named(row: Row): ListDto {
  const { zh, en } = LIST_RULES.find(({ kind }) => kind === row.kind)?.title ?? {
    zh: row.kind,
    en: row.kind,
  };
  return { ...row, zh, en };
}
