import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { NewAccount, NewSlices } from '../ledger.types';
import { daterange } from '../moves/legs';
import { SLICE } from './slices';

@Injectable()
export class Accounts {
  async open(tx: Tx, account: NewAccount): Promise<string> {
    const accountId = newId(tx.now);
    await this.openAll(tx, account, [accountId]);
    return accountId;
  }

  async openSlices(tx: Tx, { countyId, unit, count }: NewSlices): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId(tx.now));
    await this.openAll(tx, { countyId, unit, kind: SLICE, authorising: true, noOverdraft: true }, ids);
    return ids;
  }

  async openAll(tx: Tx, account: NewAccount, accountIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, usable, opened_at)
       SELECT $1, id, $3, $4, $5, $6, $7::daterange, $8 FROM unnest($2::uuid[]) AS id`,
      [
        account.countyId,
        accountIds,
        account.unit,
        account.kind,
        account.authorising,
        account.noOverdraft,
        daterange(account.usable),
        tx.now,
      ],
    );
  }
}
