import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { Stops } from './stops';

export const CAPTURE_IN_STOP_JOB = 'entitlement.capture-in-stop';

/** Watches what is paid after a stop was recorded: a visit that had begun, or one whose proof was late. */
@Injectable()
export class CaptureWatch {
  constructor(private readonly stops: Stops) {}

  /** In the transaction of the capture; the case follows in a transaction of its own. */
  async captured(tx: Tx, hold: Parameters<Stops['doubting']>[1]): Promise<void> {
    const stopId = await this.stops.doubting(tx, hold);
    if (stopId)
      tx.schedule({ kind: CAPTURE_IN_STOP_JOB, key: hold.orderId, dueAt: tx.now, payload: { stopId } });
  }
}
