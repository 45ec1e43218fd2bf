import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';

/** Names of the people behind accounts, by account. */
export type FindNames = (
  db: Queryable,
  accountIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

/** Who signed a statement, by name. The accounts are another context's: the apps bind it. */
@Injectable()
export class Signers {
  private find: FindNames = () => Promise.resolve(new Map());

  bind(find: FindNames): void {
    this.find = find;
  }

  names(db: Queryable, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.find(db, accountIds);
  }
}
