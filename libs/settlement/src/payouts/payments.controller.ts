import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { BatchQueries } from '../batches/batch.queries';
import { BatchDetailView, SettlementReasonDto } from '../batches/batches.dto';
import { SettlementPermissions } from '../settlement.permissions';
import { ExportBatch } from './export-batch.usecase';
import { BouncePayment, PayBatch } from './pay-batch.usecase';
import { SettlementPaymentDto } from './payments.dto';

/** What finance does with an approved statement. */
@ApiTags('settlement')
@Controller('settlement/batches/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class PaymentsController {
  constructor(
    private readonly queries: BatchQueries,
    private readonly exporting: ExportBatch,
    private readonly paying: PayBatch,
    private readonly bouncing: BouncePayment,
  ) {}

  /** It goes to finance: nothing leaves it any more, and what it comes to stands. */
  @Post('export')
  @HttpCode(200)
  @Permit(SettlementPermissions.pay)
  async export(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.exporting.execute(ctx, id));
  }

  /** It was paid. */
  @Post('payment')
  @HttpCode(200)
  @Permit(SettlementPermissions.pay)
  async pay(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementPaymentDto,
  ): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.paying.execute(ctx, id, body.reference));
  }

  /** The bank returned the payment; it is paid anew. Errors: settlement.nothing-paid. */
  @Post('payment-return')
  @HttpCode(200)
  @Permit(SettlementPermissions.pay)
  async bounce(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SettlementReasonDto,
  ): Promise<BatchDetailView> {
    return this.queries.after(ctx, await this.bouncing.execute(ctx, id, body.reason));
  }
}
