import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { IdentityPermissions } from '../identity.permissions';
import { EndRole } from '../roles/end-role.usecase';
import { GrantRole } from '../roles/grant-role.usecase';
import { GrantRoleDto, RoleGrantDto } from '../roles/role-grants.dto';
import { AccountDto, AccountPageDto, AccountsQuery, AccountStatusDto, AppointDto } from './accounts.dto';
import { AccountQueries } from './accounts.queries';
import { Appoint } from './appoint.usecase';
import { SetAccountStatus } from './set-account-status.usecase';

/** Officers' accounts and roles, for the administrator of a city or the head of a county. */
@ApiTags('identity')
@Controller('accounts')
@Permit(IdentityPermissions.manageAccounts)
export class AccountsController {
  constructor(
    private readonly accounts: AccountQueries,
    private readonly appoint: Appoint,
    private readonly grantRole: GrantRole,
    private readonly endRole: EndRole,
    private readonly setStatus: SetAccountStatus,
  ) {}

  /** Accounts that hold a role in the caller's divisions. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: AccountsQuery): Promise<AccountPageDto> {
    return this.accounts.list(ctx, query);
  }

  /** Appoints somebody to a role; an account is opened when the phone has none. */
  @Post()
  create(@Context() ctx: Ctx, @Body() body: AppointDto): Promise<AccountDto> {
    return this.appoint.execute(ctx, body);
  }

  /** Closes an account, or opens it again. */
  @Put(':id/status')
  status(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) accountId: string,
    @Body() body: AccountStatusDto,
  ): Promise<AccountDto> {
    return this.setStatus.execute(ctx, { accountId, ...body });
  }

  /** Gives an account one more role. */
  @Post(':id/role-grants')
  grant(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) accountId: string,
    @Body() body: GrantRoleDto,
  ): Promise<RoleGrantDto> {
    return this.grantRole.execute(ctx, { accountId, ...body });
  }

  /** Ends a role at once. */
  @Delete(':id/role-grants/:grantId')
  @HttpCode(204)
  end(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) accountId: string,
    @Param('grantId', ParseUUIDPipe) grantId: string,
  ): Promise<void> {
    return this.endRole.execute(ctx, { accountId, grantId });
  }
}
