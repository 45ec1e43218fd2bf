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
import { asAnswer, Context, Download, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { SettlementPermissions } from '../settlement.permissions';
import { BankAccounts } from './bank-accounts';
import { BankFiles } from './bank-files';
import {
  BankAccountDecisionDto,
  BankAccountPageView,
  BankAccountRef,
  BankAccountsQuery,
  BankFilePageView,
  BankFilesQuery,
  MadeBankFileView,
  NewBankAccountDto,
  NewBankFileDto,
} from './transfers.dto';

/** Where providers are paid. */
@ApiTags('settlement')
@Controller('settlement/bank-accounts')
export class BankAccountsController {
  constructor(private readonly accounts: BankAccounts) {}

  /** Accounts of the caller's provider or counties; those to decide on first. */
  @Get()
  @Permit(SettlementPermissions.viewBankAccounts)
  list(@Context() ctx: Ctx, @Query() query: BankAccountsQuery): Promise<BankAccountPageView> {
    return this.accounts.list(ctx, query);
  }

  /** The provider says where it wants its money from a county. Errors: settlement.no-statement-yet. */
  @Post()
  @Permit(SettlementPermissions.giveBankAccount)
  give(@Context() ctx: Ctx, @Body() body: NewBankAccountDto): Promise<BankAccountRef> {
    return this.accounts.give(ctx, body);
  }

  /** Checked against the provider's papers, by somebody else than who gave it or pays. */
  @Post('decision')
  @HttpCode(200)
  @Permit(SettlementPermissions.decideBankAccount)
  decide(@Context() ctx: Ctx, @Body() body: BankAccountDecisionDto): Promise<BankAccountRef> {
    return this.accounts.decide(ctx, body);
  }
}

/** What the bank is asked to transfer. */
@ApiTags('settlement')
@Controller('settlement/bank-files')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class BankFilesController {
  constructor(private readonly files: BankFiles) {}

  /** Files that were made, the newest first. */
  @Get()
  @Permit(SettlementPermissions.makeBankFile)
  list(@Context() ctx: Ctx, @Query() query: BankFilesQuery): Promise<BankFilePageView> {
    return this.files.list(ctx, query);
  }

  /** One file of all exported statements of a county. Errors: settlement.nothing-to-transfer. */
  @Post()
  @Permit(SettlementPermissions.makeBankFile)
  make(@Context() ctx: Ctx, @Body() body: NewBankFileDto): Promise<MadeBankFileView> {
    return this.files.make(ctx, body.countyId);
  }

  /** The file itself. Errors: settlement.bank-file-not-found. */
  @Get(':id/content')
  @Permit(SettlementPermissions.makeBankFile)
  @Download()
  async content(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asAnswer(await this.files.content(ctx, id));
  }
}
