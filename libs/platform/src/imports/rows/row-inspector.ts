import { Injectable } from '@nestjs/common';
import type { Scope } from '@anzhi/kernel';
import type { Queryable } from '../../database/database';
import type { ImportBatch } from '../batches/import-batch';
import type { ImportDefinition, RowFinding } from '../import-definition';
import type { TableRow } from '../table/table';
import { cellsOf, matchHeader } from './header';
import { RowReader } from './row-reader';

/** A row with what is to be said about it; `row` is there when it could be read. */
export interface InspectedRow {
  readonly number: number;
  readonly row?: unknown;
  readonly finding: RowFinding;
}

/** Reads rows and holds them against the database; the same for the dry run and right before applying. */
@Injectable()
export class RowInspector {
  async inspect(
    db: Queryable,
    definition: ImportDefinition<unknown>,
    batch: ImportBatch,
    rows: readonly TableRow[],
  ): Promise<InspectedRow[]> {
    const scope = scopeOf(batch);
    const keys = matchHeader(definition.columns, batch.header, 'zh-CN');
    const read = await Promise.all(
      rows.map(async ({ number, cells }) => {
        const reader = new RowReader(definition.columns, cellsOf(keys, cells));
        const row = await definition.read(reader, scope);
        if (row === undefined && !reader.problems.length)
          throw new Error(`${definition.kind}: row neither read nor refused`);
        return { number, row, problems: reader.problems };
      }),
    );
    const readable = read.filter(({ problems }) => !problems.length);
    const findings = readable.length
      ? await definition.check(
          db,
          scope,
          readable.map(({ row }) => row),
        )
      : [];
    const byNumber = new Map(readable.map(({ number }, at) => [number, findings[at]]));
    return read.map(({ number, row, problems }) =>
      problems.length ? { number, finding: problems } : { number, row, finding: byNumber.get(number)! },
    );
  }
}

/** The jurisdiction the file was uploaded for; whoever applies it covers at least that. */
export const scopeOf = ({ regionIds }: Pick<ImportBatch, 'regionIds'>): Scope => ({
  everywhere: false,
  regionIds,
  organisationIds: [],
  own: false,
});
