import { Injectable } from '@nestjs/common';
import type { StoredJob, Tx } from '@anzhi/platform';
import { AlertStore } from './alert-store';

/** An alert nobody ended in time goes on to the next level. */
@Injectable()
export class EscalateAlert {
  constructor(private readonly alerts: AlertStore) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const alert = await this.alerts.lock(tx, job.key);
    if (alert.nextLevelAt && alert.nextLevelAt <= tx.now) await this.alerts.escalate(tx, alert);
  }
}
