import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addMinutes, BUSINESS_TIME_ZONE, systemCtx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ESCALATE_JOB } from './alert-store';
import { CaregiverWatch, NO_CAREGIVER_JOB } from './caregiver-watch';
import { OFFER_UNSEEN_JOB, OfferWatch } from './offer-watch';

export const ALERT_SWEEP_JOB = 'dispatch.alert-sweep';
/** A job that is late by less than this is on its way. */
const PATIENCE_MINUTES = 1;

/**
 * The safety net: what should have been told and was not, because a job was lost or set aside, is told now. Every
 * worker knocks; there is one such job at a time, and what it schedules is keyed by its subject.
 */
@Injectable()
export class AlertSweep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly offers: OfferWatch,
    private readonly caregivers: CaregiverWatch,
  ) {}

  @Cron('20 * * * * *', { name: ALERT_SWEEP_JOB, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${ALERT_SWEEP_JOB}`), (tx) => {
      tx.schedule({ kind: ALERT_SWEEP_JOB, key: 'all', dueAt: tx.now });
      return Promise.resolve();
    });
  }

  async run(tx: Tx): Promise<void> {
    const before = addMinutes(tx.now, -PATIENCE_MINUTES);
    const again = (kind: string, keys: readonly string[]): void =>
      keys.forEach((key) => tx.schedule({ kind, key, dueAt: tx.now }));
    again(OFFER_UNSEEN_JOB, await this.offers.forgotten(tx, before));
    again(NO_CAREGIVER_JOB, await this.caregivers.forgotten(tx, before));
    const late = await tx.query<{ id: string }>('SELECT id FROM dispatch.alert WHERE next_level_at <= $1', [
      before,
    ]);
    again(
      ESCALATE_JOB,
      late.map(({ id }) => id),
    );
  }
}
