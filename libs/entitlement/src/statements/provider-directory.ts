import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';

/** A provider on file. */
export interface KnownProvider {
  /** Where it is at home. */
  readonly countyId: number;
}

export type FindProvider = (db: Queryable, id: string) => Promise<KnownProvider | undefined>;

/**
 * Which providers there are, also those that are owed nothing yet. This context knows only those it owes something;
 * the apps, which know both, bind the file of providers at start.
 */
@Injectable()
export class ProviderDirectory {
  private search: FindProvider = () => Promise.resolve(undefined);

  bind(search: FindProvider): void {
    this.search = search;
  }

  find(db: Queryable, id: string): Promise<KnownProvider | undefined> {
    return this.search(db, id);
  }
}
