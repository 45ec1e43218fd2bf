import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { ChangeSenior } from './change-senior.usecase';
import { LookUpSenior } from './look-up-senior.usecase';
import { OpenAccount } from './open-account.usecase';
import { RegisterSenior } from './register-senior.usecase';
import { SeniorFileQueries } from './senior-file.queries';
import {
  ChangeSeniorInput,
  LookUpInput,
  OpenAccountInput,
  RegisteredSeniorDto,
  RegisterSeniorInput,
  SeniorDetailDto,
  SeniorPageDto,
  SeniorsFoundDto,
  SeniorsQuery,
} from './seniors.dto';

@ApiTags('people')
@Controller('seniors')
export class SeniorsController {
  constructor(
    private readonly file: SeniorFileQueries,
    private readonly registerSenior: RegisterSenior,
    private readonly changeSenior: ChangeSenior,
    private readonly lookUpSenior: LookUpSenior,
    private readonly openAccount: OpenAccount,
  ) {}

  /** Seniors in the caller's divisions, masked, by name. */
  @Get()
  @Permit(PeoplePermissions.listSeniors)
  list(@Context() ctx: Ctx, @Query() query: SeniorsQuery): Promise<SeniorPageDto> {
    return this.file.page(ctx, query);
  }

  /** Puts a senior on file, or brings the file with this identity number up to date. */
  @Post()
  @Permit(PeoplePermissions.registerSenior)
  register(@Context() ctx: Ctx, @Body() input: RegisterSeniorInput): Promise<RegisteredSeniorDto> {
    return this.registerSenior.execute(ctx, input);
  }

  /** Finds by the whole identity number or phone; that somebody asked is recorded. */
  @Post('lookups')
  @HttpCode(200)
  @Permit(PeoplePermissions.lookUpSenior)
  lookUp(@Context() ctx: Ctx, @Body() input: LookUpInput): Promise<SeniorsFoundDto> {
    return this.lookUpSenior.execute(ctx, input);
  }

  /** One file: the name in full, everything else masked. */
  @Get(':id')
  @Permit(PeoplePermissions.viewSenior)
  detail(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<SeniorDetailDto> {
    return this.file.detail(ctx, id);
  }

  /** Changes what is given and leaves the rest. */
  @Patch(':id')
  @Permit(PeoplePermissions.changeSenior)
  change(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ChangeSeniorInput,
  ): Promise<RegisteredSeniorDto> {
    return this.changeSenior.execute(ctx, id, input);
  }

  /** Gives the senior a login of his own. */
  @Post(':id/account')
  @Permit(PeoplePermissions.openAccount)
  open(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: OpenAccountInput,
  ): Promise<CreatedDto> {
    return this.openAccount.execute(ctx, id, input);
  }
}
