import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { Closing, NewLots, NewTransfer, Onward, Refill } from '../ledger.types';
import { columns, daterange, wholeAmounts } from './legs';
import { call } from './outcome';

/** Each method is one call of the database function of the same name; what it checks, and in which order, is there. */
@Injectable()
export class Moves {
  async transfer(tx: Tx, { countyId, commandId, code, legs, businessDate }: NewTransfer): Promise<void> {
    await call(
      tx,
      'SELECT * FROM ledger.transfer($1, $2, $3, $4::text[], $5::uuid[], $6::uuid[], $7::bigint[], $8, $9)',
      [countyId, commandId, code, ...columns(legs), businessDate, tx.now],
    );
  }

  refill(tx: Tx, { countyId, commandId, budget, slice, lump }: Refill): Promise<{ amount: number }> {
    return call(tx, 'SELECT * FROM ledger.refill($1, $2, $3, $4, $5, $6)', [
      countyId,
      commandId,
      budget,
      slice,
      lump,
      tx.now,
    ]);
  }

  async grantLots(tx: Tx, grant: NewLots): Promise<void> {
    const { countyId, commandId, unit, kind, source, usable, lots, businessDate } = grant;
    await call(
      tx,
      'SELECT * FROM ledger.grant_lots($1, $2, $3, $4, $5, $6::daterange, $7::uuid[], $8::bigint[], $9, $10)',
      [
        countyId,
        commandId,
        unit,
        kind,
        source,
        daterange(usable),
        lots.map(({ accountId }) => accountId),
        wholeAmounts(lots.map(({ amount }) => amount)),
        businessDate,
        tx.now,
      ],
    );
  }

  close(tx: Tx, { countyId, commandId, accounts, businessDate }: Closing): Promise<Onward[]> {
    return call(
      tx,
      'SELECT * FROM ledger.close($1, $2, $3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7, $8)',
      [
        countyId,
        commandId,
        accounts.map(({ accountId }) => accountId),
        accounts.map(({ lapseTo }) => lapseTo),
        accounts.map(({ carry }) => carry?.to ?? null),
        accounts.map(({ carry }) => carry?.limit ?? null),
        businessDate,
        tx.now,
      ],
    );
  }
}
