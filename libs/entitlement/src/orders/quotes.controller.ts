import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { QuoteDto, QuoteRequestDto } from './quotes.dto';
import { RequestQuote } from './request-quote';

@ApiTags('entitlement')
@Controller('quotes')
export class QuotesController {
  constructor(private readonly requestQuote: RequestQuote) {}

  /** What a service costs and who pays, with every component explained. Nothing is set aside. */
  @Post()
  @HttpCode(200)
  @Permit(EntitlementPermissions.requestQuote)
  quote(@Context() ctx: Ctx, @Body() wish: QuoteRequestDto): Promise<QuoteDto> {
    return this.requestQuote.execute(ctx, wish);
  }
}
