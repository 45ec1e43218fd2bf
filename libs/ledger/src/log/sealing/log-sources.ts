import { Injectable } from '@nestjs/common';
import { tableSource, type LeafSource, type TableSource } from './leaf-source';
import { OWN_SOURCES } from './own-sources';

/** What is sealed: the ledger's own rows and those other contexts name. */
@Injectable()
export class LogSources {
  private readonly sources = new Map(OWN_SOURCES.map((source) => [source.name, source]));

  /**
   * Has every row of a table sealed, without a line of code where it is written.
   * @param source of the registering context's own schema; the column of the transaction defaults to
   *   `pg_current_xact_id()`
   */
  register(source: TableSource): void {
    if (this.sources.has(source.name)) throw new Error(`the source "${source.name}" is registered twice`);
    this.sources.set(source.name, tableSource(source));
  }

  all(): LeafSource[] {
    return [...this.sources.values()];
  }

  get(name: string): LeafSource | undefined {
    return this.sources.get(name);
  }
}
