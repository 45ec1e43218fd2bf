import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogSources, micros } from '@anzhi/ledger';

interface HoldRow {
  readonly orderId: string;
  readonly number: number;
  readonly holdId: string;
  readonly atMicros: number;
}

/**
 * The ledger's transfers name a hold and know no order. Sealing which holds an order had makes it impossible to show an
 * order without one of them. What the family pays alone has no hold.
 */
@Injectable()
export class HoldLog implements OnModuleInit {
  constructor(private readonly sources: LogSources) {}

  onModuleInit(): void {
    this.sources.register({
      name: 'ORDER_HOLD',
      table: '(SELECT * FROM entitlement.order_hold WHERE hold_id IS NOT NULL)',
      subject: 's.hold_id',
      xid: 'xid',
      columns: `s.order_id AS "orderId", s.number, s.hold_id AS "holdId", ${micros('s.held_at')} AS "atMicros"`,
      content: (row) => {
        const { orderId, number, holdId, atMicros } = row as unknown as HoldRow;
        const reference = `${orderId}/${number}`;
        return { kind: 'HELD', reference, atMicros: BigInt(atMicros), fields: { holdId } };
      },
    });
  }
}
