import { Injectable } from '@nestjs/common';
import { systemCtx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ConfirmPayment, tell } from './confirm-payment';
import { FamilyErrors } from './family.errors';
import { MoneyStore, type Payment, type Refund } from './money-store';
import { PaymentGateway, type GatewayNews } from './payment-gateway';
import { Refunds } from './refunds';

type Verdict = 'ACCEPTED' | 'NOTED' | 'UNKNOWN' | 'AMOUNT_DIFFERS' | 'TWICE';
type Subject = { readonly payment: Payment } | { readonly refund: Refund };

/**
 * What the payment service says, whenever and however often: the same news twice is once, a failure after a success
 * changes nothing and a success after a failure counts. What does not fit what was asked for is not entered, kept as
 * it came, and told to the county's finance officers.
 */
@Injectable()
export class RecordCallback {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gateway: PaymentGateway,
    private readonly store: MoneyStore,
    private readonly confirming: ConfirmPayment,
    private readonly refunds: Refunds,
  ) {}

  /** @throws settlement.not-the-payment-service, settlement.amount-differs, settlement.paid-twice, settlement.payment-not-found */
  async execute(news: GatewayNews, signature: string): Promise<{ verdict: Verdict }> {
    if (!this.gateway.isGenuine(news, signature)) throw FamilyErrors.notThePaymentService();
    return this.uow.run(systemCtx('payment-gateway'), (tx) => this.apply(tx, news));
  }

  async apply(tx: Tx, news: GatewayNews): Promise<{ verdict: Verdict }> {
    const subject = await this.subject(tx, news);
    if (subject) await this.store.lockSenior(tx, seniorOf(subject));
    const known = await this.earlier(tx, news);
    if (known) return this.answer(tx, known);
    const now = await this.subject(tx, news);
    const verdict = judge(now, news);
    await tx.query(
      `INSERT INTO settlement.family_payment_callback (reference, status, amount_fen, subject_id, verdict, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [news.reference, news.status, news.amountFen, news.subjectId, verdict, tx.now],
    );
    if (verdict === 'ACCEPTED') await this.enter(tx, now!);
    if (verdict === 'NOTED' && now && 'payment' in now && !now.payment.end) tell(tx, now.payment, 'FAILED');
    if (ALARMS.has(verdict)) this.alarm(tx, now, news, verdict);
    return this.answer(tx, verdict);
  }

  private async enter(tx: Tx, subject: Subject): Promise<void> {
    if ('payment' in subject) await this.confirming.apply(tx, subject.payment, null);
    else await this.refunds.end(tx, subject.refund, null);
  }

  /** What was refused stays on record, and is refused again. */
  private answer(tx: Tx, verdict: Verdict): { verdict: Verdict } {
    if (verdict === 'AMOUNT_DIFFERS') tx.refuse(FamilyErrors.amountDiffers());
    if (verdict === 'TWICE') tx.refuse(FamilyErrors.paidTwice());
    if (verdict === 'UNKNOWN') tx.refuse(FamilyErrors.paymentNotFound());
    return { verdict };
  }

  private async subject(tx: Tx, { status, subjectId }: GatewayNews): Promise<Subject | undefined> {
    if (status === 'REFUNDED') {
      const refund = await this.store.refund(tx, subjectId);
      return refund && { refund };
    }
    const payment = await this.store.payment(tx, subjectId);
    return payment?.channel === 'GATEWAY' ? { payment } : undefined;
  }

  private async earlier(
    tx: Tx,
    { reference, status, amountFen, subjectId }: GatewayNews,
  ): Promise<Verdict | undefined> {
    const row = await tx.one<{ verdict: Verdict }>(
      `SELECT verdict FROM settlement.family_payment_callback
        WHERE (reference, status, amount_fen, subject_id) = ($1, $2, $3, $4)`,
      [reference, status, amountFen, subjectId],
    );
    return row?.verdict;
  }

  private alarm(tx: Tx, subject: Subject | undefined, news: GatewayNews, verdict: Verdict): void {
    const of = subject && ('payment' in subject ? subject.payment : subject.refund);
    tx.audit({
      action: 'settlement.payment-alarm',
      ...{ subject: 'payment', subjectId: news.subjectId },
      ...(of ? { seniorId: of.seniorId, regionId: of.countyId } : {}),
      details: { ...news, verdict },
    });
    if (of)
      tx.publish({
        type: 'settlement.family-payment-alarm.v1',
        payload: { subjectId: news.subjectId, verdict },
        audience: { regionId: of.countyId },
      });
  }
}

const ALARMS: ReadonlySet<Verdict> = new Set(['UNKNOWN', 'AMOUNT_DIFFERS', 'TWICE']);

const seniorOf = (subject: Subject): string =>
  'payment' in subject ? subject.payment.seniorId : subject.refund.seniorId;

function judge(subject: Subject | undefined, { status, amountFen }: GatewayNews): Verdict {
  if (!subject) return 'UNKNOWN';
  if (status === 'FAILED') return 'NOTED';
  const asked = 'payment' in subject ? subject.payment.amountFen : subject.refund.fen;
  if (asked !== amountFen) return 'AMOUNT_DIFFERS';
  const ended = 'payment' in subject ? subject.payment.end !== null : subject.refund.endedAt !== null;
  return ended ? 'TWICE' : 'ACCEPTED';
}
