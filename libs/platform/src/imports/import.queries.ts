import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx, type Locale } from '@anzhi/kernel';
import { Database } from '../database/database';
import { cursorKey, pageOf, type Page } from '../http/cursor';
import { BATCH_COLUMNS, type ImportBatch } from './batches/import-batch';
import { ImportGate, seenBy } from './batches/import-gate';
import type { ImportColumn, ImportDefinition } from './import-definition';
import { ImportRegistry } from './import-registry';
import type { ImportDto, ImportListQuery, ImportKindDto, ImportRowDto, ImportRowQuery } from './imports.dto';
import { cellsOf, matchHeader } from './rows/header';
import { headingOf, textOf } from './rows/row-problem';
import { RowStore, type ListedRow } from './rows/row-store';

@Injectable()
export class ImportQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: ImportGate,
    private readonly registry: ImportRegistry,
    private readonly rows: RowStore,
  ) {}

  kinds(ctx: Ctx): ImportKindDto[] {
    return this.gate.kindsFor(ctx).map((definition) => ({
      kind: definition.kind,
      title: titleOf(definition, ctx.locale),
      columns: definition.columns.map((column) => ({
        heading: headingOf(column, ctx.locale),
        required: column.required ?? false,
        hint: ctx.locale === 'en' ? column.hint.en : column.hint.zh,
      })),
    }));
  }

  /** Newest first; ids grow with time. */
  async list(ctx: Ctx, query: ImportListQuery): Promise<Page<ImportDto>> {
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const batches = await this.db.query<ImportBatch>(
      `SELECT ${BATCH_COLUMNS} FROM platform.import_batch b
        WHERE ${seenBy('$1', '$2')} AND ($3::uuid IS NULL OR b.id < $3) AND ($4::text IS NULL OR b.kind = $4)
        ORDER BY b.id DESC LIMIT $5`,
      [
        accountOf(ctx),
        JSON.stringify(await this.gate.sightOf(ctx)),
        before,
        query.kind ?? null,
        query.limit + 1,
      ],
    );
    const page = pageOf(batches, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((batch) => this.toDto(batch, ctx.locale)) };
  }

  async one(ctx: Ctx, id: string): Promise<ImportDto> {
    return this.toDto(await this.gate.find(this.db, ctx, id), ctx.locale);
  }

  async rowsOf(ctx: Ctx, id: string, query: ImportRowQuery): Promise<Page<ImportRowDto>> {
    const batch = await this.gate.find(this.db, ctx, id);
    const { columns } = this.registry.get(batch.kind);
    const keys = matchHeader(columns, batch.header, ctx.locale);
    const after = cursorKey(query, ['integer'])?.[0] ?? 0;
    const { outcome, limit } = query;
    const rows = await this.rows.list(this.db, batch, { outcome, after, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ number }) => [number]);
    return { ...page, items: page.items.map((row) => rowDto(row, columns, keys, ctx.locale)) };
  }

  private toDto(batch: ImportBatch, locale: Locale): ImportDto {
    const { regionIds: _, header: __, applicationGrants: ___, ...facts } = batch;
    return { ...facts, title: titleOf(this.registry.get(batch.kind), locale) };
  }
}

const titleOf = ({ title }: ImportDefinition<unknown>, locale: Locale): string =>
  locale === 'en' ? title.en : title.zh;

/** Personal data masked; a column that is read over is left out, because nobody knows what it holds. */
function rowDto(
  { number, outcome, problems, cells }: ListedRow,
  columns: readonly ImportColumn[],
  keys: readonly (string | null)[],
  locale: Locale,
): ImportRowDto {
  const texts = cellsOf(keys, cells);
  return {
    number,
    outcome,
    cells: columns.flatMap((column) => {
      const text = texts.get(column.key) ?? '';
      const shown = text && column.mask ? column.mask(text) : text;
      return texts.has(column.key) ? [{ heading: headingOf(column, locale), text: shown }] : [];
    }),
    problems: problems.map((problem) => {
      const column = columns.find(({ key }) => key === problem.column);
      return {
        heading: column ? headingOf(column, locale) : null,
        code: problem.code,
        detail: textOf(problem, locale),
      };
    }),
  };
}
