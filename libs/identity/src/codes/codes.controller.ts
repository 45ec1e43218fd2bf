import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Public } from '@anzhi/platform';
import { CodeSentDto, RequestCodeDto } from './codes.dto';
import { RequestCode } from './request-code.usecase';

@ApiTags('identity')
@Controller('one-time-codes')
export class CodesController {
  constructor(private readonly requestCode: RequestCode) {}

  /** Sends a one-time code to a phone. The answer is the same whether somebody has an account with it or not. */
  @Post()
  @HttpCode(202)
  @Public('logging in')
  create(@Context() ctx: Ctx, @Body() body: RequestCodeDto, @Ip() address: string): Promise<CodeSentDto> {
    return this.requestCode.execute(ctx, { ...body, address });
  }
}
