import { Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { asAnswer, Context, Download, Permit, Public } from '@anzhi/platform';
import { SettlementPermissions } from '../settlement.permissions';
import { StatementFiles } from './statement-files';
import { StatementCheckView, StatementFileQuery } from './statement-files.dto';

/** Statements on paper, and how to tell a real one. */
@ApiTags('settlement')
@Controller('settlement')
export class StatementFilesController {
  constructor(private readonly files: StatementFiles) {}

  /** The statement as a file; names are masked. Errors: settlement.wrong-state for a draft. */
  @Get('batches/:id/file')
  @Permit(SettlementPermissions.downloadStatement)
  @Download()
  async file(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: StatementFileQuery,
  ): Promise<StreamableFile> {
    return asAnswer(await this.files.execute(ctx, id, format));
  }

  /** What an approved statement of this number says in all. Errors: settlement.batch-not-found. */
  @Get('statements/:number')
  @Public(
    'whoever holds a printed statement may ask whether it is real; it names the provider and sums alone',
  )
  check(@Param('number') number: string): Promise<StatementCheckView> {
    return this.files.check(number);
  }
}
