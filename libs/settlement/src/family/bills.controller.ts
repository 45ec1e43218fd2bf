import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import {
  asAnswer,
  Context,
  Download,
  KeepAnswer,
  KeyInContent,
  LEDGER_KEEP_DAYS,
  Permit,
  Public,
} from '@anzhi/platform';
import { BillQueries } from './bill.queries';
import {
  AskedPaymentView,
  CallbackAnswerView,
  CashAtOrderView,
  CashDto,
  CashQuery,
  CashRefusalDto,
  FamilyBillView,
  FamilyPaymentView,
  FamilyRefundView,
  GatewayNewsDto,
  MonthBillQuery,
  MonthBillView,
  PaymentRequestDto,
} from './bills.dto';
import { EndCash, ReceiveCashRefund } from './end-cash.usecase';
import { FamilyMoneyPermissions } from './family.permissions';
import { ReadBillDocument } from './read-bill-document';
import { RecordCallback } from './record-callback.usecase';
import { RecordCash } from './record-cash.usecase';
import { RequestPayment } from './request-payment.usecase';

/** What a family's services cost, who pays what of it and why, and what was paid. */
@ApiTags('settlement')
@Controller('family-bills')
export class FamilyBillsController {
  constructor(
    private readonly queries: BillQueries,
    private readonly document: ReadBillDocument,
  ) {}

  /** All bills of a senior in a month, with the sums. */
  @Get()
  @Permit(FamilyMoneyPermissions.viewBills)
  month(@Context() ctx: Ctx, @Query() query: MonthBillQuery): Promise<MonthBillView> {
    return this.queries.month(ctx, query);
  }

  /** The bill of one order. */
  @Get(':orderId')
  @Permit(FamilyMoneyPermissions.viewBills)
  one(@Context() ctx: Ctx, @Param('orderId', ParseUUIDPipe) orderId: string): Promise<FamilyBillView> {
    return this.queries.one(ctx, orderId);
  }

  /** The same as a PDF with its receipts. */
  @Get(':orderId/document')
  @Download()
  @Permit(FamilyMoneyPermissions.viewBills)
  async pdf(@Context() ctx: Ctx, @Param('orderId', ParseUUIDPipe) orderId: string): Promise<StreamableFile> {
    return asAnswer(await this.document.execute(ctx, orderId));
  }
}

/** Payments of families by the payment service. */
@ApiTags('settlement')
@Controller('family-payments')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class FamilyPaymentsController {
  constructor(
    private readonly queries: BillQueries,
    private readonly request: RequestPayment,
    private readonly callback: RecordCallback,
  ) {}

  /** Asks for what is open on these bills; pressed again it is the same payment. */
  @Post()
  @HttpCode(201)
  @Permit(FamilyMoneyPermissions.pay)
  pay(@Context() ctx: Ctx, @Body() { orderIds }: PaymentRequestDto): Promise<AskedPaymentView> {
    return this.request.execute(ctx, orderIds);
  }

  /** What became of a payment. */
  @Get(':id')
  @Permit(FamilyMoneyPermissions.viewBills)
  one(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<FamilyPaymentView> {
    return this.queries.payment(ctx, id);
  }

  /** The payment service says what became of a payment or a refund: any number of times, in any order. */
  @Post('callbacks')
  @HttpCode(200)
  @Public('the signature of the payment service is the proof')
  @KeyInContent('the service numbers what it says')
  callbacks(@Body() { signature, ...news }: GatewayNewsDto): Promise<CallbackAnswerView> {
    return this.callback.execute(news, signature);
  }
}

/** Cash between a family and a caregiver: one side records it, the other confirms. */
@ApiTags('settlement')
@Controller()
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CashController {
  constructor(
    private readonly recording: RecordCash,
    private readonly ending: EndCash,
    private readonly refund: ReceiveCashRefund,
  ) {}

  /** What is open and what was recorded in cash, for the family and for who came. */
  @Get('cash-payments')
  @Permit(FamilyMoneyPermissions.recordCash)
  atOrder(@Context() ctx: Ctx, @Query() { orderId }: CashQuery): Promise<CashAtOrderView> {
    return this.recording.at(ctx, orderId);
  }

  /** So much cash changed hands for this order. */
  @Post('cash-payments')
  @HttpCode(201)
  @Permit(FamilyMoneyPermissions.recordCash)
  record(@Context() ctx: Ctx, @Body() body: CashDto): Promise<FamilyPaymentView> {
    return this.recording.execute(ctx, body);
  }

  /** Yes, it did: it counts, and has a numbered receipt. */
  @Post('cash-payments/:id/confirmation')
  @HttpCode(201)
  @Permit(FamilyMoneyPermissions.recordCash)
  confirm(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<FamilyPaymentView> {
    return this.ending.confirm(ctx, id);
  }

  /** No, it did not, or not so much. */
  @Post('cash-payments/:id/refusal')
  @HttpCode(201)
  @Permit(FamilyMoneyPermissions.recordCash)
  refuse(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CashRefusalDto,
  ): Promise<FamilyPaymentView> {
    return this.ending.refuse(ctx, id, reason);
  }

  /** The family has the cash again that it had paid too much. */
  @Post('family-refunds/:id/receipt')
  @HttpCode(201)
  @Permit(FamilyMoneyPermissions.pay)
  received(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<FamilyRefundView> {
    return this.refund.execute(ctx, id);
  }
}
