import { Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import {
  BlindIndex,
  CONFIG,
  EventConsumers,
  JobQueue,
  type Config,
  type StoredJob,
  type Tx,
} from '@anzhi/platform';
import { BillNames } from './bill-names';
import { BillQueries } from './bill.queries';
import { CashController, FamilyBillsController, FamilyPaymentsController } from './bills.controller';
import { CashAccess } from './cash-access';
import { CashLimits } from './cash-limits';
import { ConfirmPayment } from './confirm-payment';
import { EndCash, ReceiveCashRefund } from './end-cash.usecase';
import { FamilyAccounts } from './family-accounts';
import { FamilyChecks } from './family-checks';
import { MoneyStore } from './money-store';
import { DemoGateway, NoGateway, PaymentGateway, type GatewayNews } from './payment-gateway';
import { Prepayments } from './prepayments';
import { ReadBillDocument } from './read-bill-document';
import { Receipts } from './receipts';
import { RecordCallback } from './record-callback.usecase';
import { RecordCash } from './record-cash.usecase';
import { Refunds, SEND_REFUND } from './refunds';
import { GATEWAY_SAYS, RequestPayment } from './request-payment.usecase';

/** What happens without anybody pressing: bills that change, refunds on their way, what the demo's service says. */
@Injectable()
export class FamilyWiring implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly prepayments: Prepayments,
    private readonly refunds: Refunds,
    private readonly store: MoneyStore,
    private readonly gateway: PaymentGateway,
    private readonly callback: RecordCallback,
  ) {}

  onModuleInit(): void {
    const ended = (tx: Tx, { payload }: { payload: { orderId: string } }): Promise<void> =>
      this.prepayments.onOrderEnded(tx, payload.orderId);
    this.consumers.register('settlement-family', {
      'ordering.order-fulfilled.v1': ended,
      'ordering.order-cancelled.v1': ended,
      'entitlement.order-taken-back.v1': (tx, { payload }) =>
        this.refunds.onBillChanged(tx, payload.orderId, '服务经核查收回或缩短，退回已付部分'),
    });
    this.jobs.register(SEND_REFUND, (tx, job) => this.send(tx, job));
    this.jobs.register(GATEWAY_SAYS, async (tx, { payload }) => {
      await this.callback.apply(tx, payload as unknown as GatewayNews);
    });
  }

  /** Sent again after a failure it is sent once: the service knows its id. */
  private async send(tx: Tx, { key }: StoredJob): Promise<void> {
    const refund = await this.store.refund(tx, key);
    if (!refund || refund.endedAt) return;
    const subject = { id: refund.id, amountFen: refund.fen };
    await this.gateway.giveBack({ ...subject, paymentId: refund.paymentId });
    const news = this.gateway.foresee(subject, 'REFUNDED');
    if (news) tx.schedule({ kind: GATEWAY_SAYS, key: refund.id, dueAt: tx.now, payload: { ...news } });
  }
}

export const familyProviders: Provider[] = [
  BillNames,
  BillQueries,
  CashAccess,
  CashLimits,
  ConfirmPayment,
  EndCash,
  FamilyAccounts,
  FamilyChecks,
  FamilyWiring,
  MoneyStore,
  Prepayments,
  ReadBillDocument,
  Receipts,
  ReceiveCashRefund,
  RecordCallback,
  RecordCash,
  Refunds,
  RequestPayment,
  {
    provide: PaymentGateway,
    inject: [CONFIG, BlindIndex],
    useFactory: (config: Config, index: BlindIndex): PaymentGateway =>
      config.mode === 'production' ? new NoGateway() : new DemoGateway(index),
  },
];

export const familyControllers = [FamilyBillsController, FamilyPaymentsController, CashController];
