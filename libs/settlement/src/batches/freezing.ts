import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { ClaimLines } from '../claims/claim-lines';
import { SettlementErrors } from '../settlement.errors';
import type { Batch } from './batch';
import { monthEnd } from './batch-store';
import { LineStore } from './line-store';
import { Steps } from './steps';

/** Writes what there is to settle into a batch, in one transaction: a crash leaves a draft without a line. */
@Injectable()
export class Freezing {
  constructor(
    private readonly claims: ClaimLines,
    private readonly lines: LineStore,
    private readonly steps: Steps,
  ) {}

  /**
   * What is captured meanwhile is not in it, and in the next one.
   * @throws settlement.batch-not-found, settlement.wrong-state, settlement.month-not-over,
   *   settlement.nothing-to-freeze
   */
  async apply(tx: Tx, id: string): Promise<Batch> {
    const batch = await this.steps.lock(tx, id, 'freeze');
    const until = monthEnd(batch);
    if (businessDate(tx.now) < until) throw SettlementErrors.monthNotOver({ month: batch.month });
    const lines = await this.claims.of(tx, batch, until);
    if (!lines.length) throw SettlementErrors.nothingToFreeze();
    await this.lines.add(tx, batch, lines);
    return this.steps.take(tx, batch, { event: 'freeze', to: 'FROZEN' });
  }
}
