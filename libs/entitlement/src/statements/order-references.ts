import { Injectable } from '@nestjs/common';
import type { StatementLine } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';

/** Which order a move of the ledger belongs to. */
@Injectable()
export class OrderReferences {
  /** @returns orders by the hold or the command that names them */
  async of(
    db: Queryable,
    countyId: number,
    lines: readonly Pick<StatementLine, 'holdId' | 'commandId'>[],
  ): Promise<Map<string, string>> {
    const names = [...new Set(lines.map(({ holdId, commandId }) => holdId ?? commandId))];
    if (!names.length) return new Map();
    const rows = await db.query<{ name: string; orderId: string }>(
      `SELECT hold_id AS name, order_id AS "orderId" FROM entitlement.order_hold
        WHERE county_id = $1 AND hold_id = ANY($2::uuid[])
       UNION ALL
       SELECT owe_command_id, order_id FROM entitlement.order_outcome
        WHERE county_id = $1 AND owe_command_id = ANY($2::uuid[])
       UNION ALL
       SELECT owe_command_id, order_id FROM entitlement.order_reversal
        WHERE county_id = $1 AND owe_command_id = ANY($2::uuid[])`,
      [countyId, names],
    );
    return new Map(rows.map(({ name, orderId }) => [name, orderId]));
  }
}
