import { Body, Controller, Get, HttpCode, Ip, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { IdentityPermissions } from '../identity.permissions';
import { ChangeLocale } from './change-locale.usecase';
import { ChangePassword } from './change-password.usecase';
import { ChangeLocaleDto, ChangePasswordDto, MeDto } from './me.dto';
import { MeQueries } from './me.queries';

@ApiTags('identity')
@Controller('me')
@Permit(IdentityPermissions.useOwnAccount)
export class MeController {
  constructor(
    private readonly queries: MeQueries,
    private readonly changePassword: ChangePassword,
    private readonly changeLocale: ChangeLocale,
  ) {}

  /** The caller's own account with his roles. */
  @Get()
  me(@Context() ctx: Ctx): Promise<MeDto> {
    return this.queries.me(ctx);
  }

  /** Changes the caller's password. */
  @Put('password')
  @HttpCode(204)
  password(@Context() ctx: Ctx, @Body() body: ChangePasswordDto, @Ip() address: string): Promise<void> {
    return this.changePassword.execute(ctx, { ...body, address });
  }

  /** Chooses the language of messages sent to the caller. */
  @Put('locale')
  @HttpCode(204)
  locale(@Context() ctx: Ctx, @Body() body: ChangeLocaleDto): Promise<void> {
    return this.changeLocale.execute(ctx, body.locale);
  }
}
