import { Injectable, Logger } from '@nestjs/common';
import { SmsGateway, SmsRefused } from '@anzhi/identity';
import { systemCtx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { afterAttempt, pauseAfter, type Outcome } from './sending.policy';
import { SmsQueue, type ClaimedSms } from './sms-queue';

interface Answer {
  readonly outcome: Outcome;
  readonly isFinal: boolean;
  readonly detail: string | null;
}

/**
 * Sends what is due: claims in one transaction, hands over outside of any, notes the outcome in another. A process that
 * dies in between leaves a claim that runs out.
 */
@Injectable()
export class SmsSender {
  private readonly log = new Logger(SmsSender.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queue: SmsQueue,
    private readonly gateway: SmsGateway,
  ) {}

  /** @returns whether there may be more */
  async runOnce(): Promise<boolean> {
    if (!this.gateway.isAvailable) return false;
    const { due, claimed } = await this.uow.run(systemCtx('sms'), (tx) => this.queue.claim(tx));
    await Promise.all(claimed.map((sms) => this.send(sms)));
    return due > 0;
  }

  private async send(sms: ClaimedSms): Promise<void> {
    const { outcome, isFinal, detail } = await this.handOver(sms);
    const { attempt } = sms;
    const { knowsKeys } = this.gateway;
    await this.uow.run(systemCtx('sms'), async (tx) => {
      const event = afterAttempt(outcome, { attempts: attempt, isFinal, knowsKeys });
      const dueAt = event === 'wait' ? new Date(tx.now.getTime() + pauseAfter(attempt)) : null;
      await this.queue.record(tx, sms, { outcome, detail, event, dueAt });
    });
  }

  private async handOver({ id, phone, text }: ClaimedSms): Promise<Answer> {
    try {
      await this.gateway.send(phone, text, id);
      return { outcome: 'SENT', isFinal: false, detail: null };
    } catch (error) {
      const isRefusal = error instanceof SmsRefused;
      const message = error instanceof Error ? error.message : String(error);
      // the operator may repeat what it was given
      const detail = message.replaceAll(phone, '***').replaceAll(text, '***').slice(0, 200);
      this.log.warn({ delivery: id, detail }, 'a text message was not sent');
      return { outcome: isRefusal ? 'REFUSED' : 'UNCLEAR', isFinal: isRefusal && error.isFinal, detail };
    }
  }
}
