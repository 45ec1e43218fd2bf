import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { HoldCommand } from '../../ledger.types';
import { LogEntries } from './log-entries';

type Explained = HoldCommand & { readonly reason: string };

/**
 * Why a payment was stopped or let go, and why something was taken back. The reason is in somebody's words and may name
 * people, so the log knows it as a commitment. A command that is repeated has its entry already.
 */
@Injectable()
export class MarkLog {
  constructor(private readonly entries: LogEntries) {}

  /** Of the mark that was just set on a hold or ended. */
  async marked(tx: Tx, { countyId, holdId, reason }: Explained, action: 'PLACED' | 'ENDED'): Promise<void> {
    const { seq } = (await tx.one<{ seq: number }>(
      'SELECT max(seq) AS seq FROM ledger.withholding WHERE county_id = $1 AND hold_id = $2',
      [countyId, holdId],
    ))!;
    await this.entries.appendOnce(tx, {
      ...{ countyId, kind: 'WITHHOLDING', reference: `${holdId}/${seq}` },
      facts: { holdId, action },
      secrets: { reason },
    });
  }

  async reversed(tx: Tx, { countyId, commandId, holdId, reason }: Explained): Promise<void> {
    await this.entries.appendOnce(tx, {
      ...{ countyId, kind: 'REVERSAL', reference: commandId },
      facts: { holdId },
      secrets: { reason },
    });
  }
}
