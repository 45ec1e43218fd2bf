import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMinutes } from '@anzhi/kernel';
import { EventConsumers, JobQueue, type StoredEvent, type Tx } from '@anzhi/platform';
import { isPromise } from './alert.policy';
import { AlertStore, ESCALATE_JOB } from './alert-store';
import { ALERT_SWEEP_JOB, AlertSweep } from './alert-sweep';
import { CaregiverWatch, NO_CAREGIVER_JOB } from './caregiver-watch';
import { EscalateAlert } from './escalate-alert';
import { OFFER_UNSEEN_JOB, OfferWatch } from './offer-watch';

/**
 * What starts a clock of an alert, and what ends one. The consumer is its own and not dispatch's: an alert that
 * fails must not hold up a search.
 */
@Injectable()
export class AlertWiring implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly alerts: AlertStore,
    private readonly offers: OfferWatch,
    private readonly caregivers: CaregiverWatch,
    private readonly escalation: EscalateAlert,
    private readonly sweep: AlertSweep,
  ) {}

  onModuleInit(): void {
    this.jobs.register(OFFER_UNSEEN_JOB, (tx, job) => this.offers.run(tx, job));
    this.jobs.register(NO_CAREGIVER_JOB, (tx, job) => this.caregivers.run(tx, job));
    this.jobs.register(ESCALATE_JOB, (tx, job) => this.escalation.run(tx, job));
    this.jobs.register(ALERT_SWEEP_JOB, (tx) => this.sweep.run(tx));
    this.consumers.register('dispatch.alerts', {
      'dispatch.offer-made.v1': (tx, { payload }) => this.offers.schedule(tx, payload.offerId),
      'dispatch.offer-accepted.v1': async (tx, { payload: { offerId, orderId } }) => {
        await this.alerts.endBy(tx, 'ANSWERED', { offerId, kinds: ['OFFER_UNSEEN'] });
        await this.caregivers.schedule(tx, orderId);
      },
      'dispatch.offer-closed.v1': (tx, event) => this.offerClosed(tx, event),
      'dispatch.caregiver-assigned.v1': (tx, { payload: { orderId } }) =>
        this.alerts.endBy(tx, 'ASSIGNED', { orderId, kinds: ['NO_CAREGIVER'] }),
      'dispatch.assignment-released.v1': (tx, { payload }) => this.caregivers.schedule(tx, payload.orderId),
      'dispatch.alert-closed.v1': (tx, event) => this.alertClosed(tx, event),
      'ordering.order-rescheduled.v1': (tx, { payload: { orderId, startsAt } }) =>
        this.alerts.endBy(tx, 'ORDER_MOVED', { orderId, kinds: OURS, notStartingAt: new Date(startsAt) }),
      'ordering.order-cancelled.v1': (tx, { payload: { orderId } }) =>
        this.alerts.endBy(tx, 'ORDER_ENDED', { orderId, kinds: OURS }),
    });
  }

  /** An order that was given back or withdrawn is not this provider's to staff any more. */
  private async offerClosed(tx: Tx, { payload }: StoredEvent<'dispatch.offer-closed.v1'>): Promise<void> {
    const { offerId, orderId, state } = payload;
    const fact = state === 'DECLINED' || state === 'RETURNED' ? 'ANSWERED' : 'OFFER_ENDED';
    await this.alerts.endBy(tx, fact, { offerId, kinds: ['OFFER_UNSEEN'] });
    if (state !== 'RETURNED' && state !== 'WITHDRAWN') return;
    await this.alerts.endBy(tx, 'ORDER_MOVED', {
      orderId,
      providerId: payload.providerId,
      kinds: ['NO_CAREGIVER'],
    });
  }

  /** A promise is looked at again, as if its moment came then. Those who are late are watched by visits. */
  private async alertClosed(tx: Tx, event: StoredEvent<'dispatch.alert-closed.v1'>): Promise<void> {
    const { payload, occurredAt } = event;
    const { orderId, offerId, kind, disposition } = payload;
    if (!isPromise(disposition)) return;
    const dueAt = addMinutes(occurredAt, (await this.alerts.clock(tx)).handling);
    if (kind === 'NO_CAREGIVER') tx.schedule({ kind: NO_CAREGIVER_JOB, key: orderId, dueAt });
    if (kind === 'OFFER_UNSEEN' && offerId) tx.schedule({ kind: OFFER_UNSEEN_JOB, key: offerId, dueAt });
  }
}

/** What dispatch itself watches. */
const OURS = ['OFFER_UNSEEN', 'NO_CAREGIVER'] as const;
