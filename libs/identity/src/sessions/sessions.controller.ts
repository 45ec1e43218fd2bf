import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Ip,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, PageQuery, Permit, Public } from '@anzhi/platform';
import { IdentityPermissions } from '../identity.permissions';
import { LogInByCode } from './log-in-by-code.usecase';
import { LogIn } from './log-in.usecase';
import { RefreshSession } from './refresh-session.usecase';
import { RevokeSession } from './revoke-session.usecase';
import { LogInByCodeDto, LogInDto, RefreshDto, SessionPageDto, TokensDto } from './sessions.dto';
import { SessionQueries } from './sessions.queries';

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly logIn: LogIn,
    private readonly logInByCode: LogInByCode,
    private readonly refreshSession: RefreshSession,
    private readonly revokeSession: RevokeSession,
    private readonly sessions: SessionQueries,
  ) {}

  /** Logs in by phone and password. */
  @Post()
  @Public('logging in')
  create(
    @Context() ctx: Ctx,
    @Body() body: LogInDto,
    @Ip() address: string,
    @Headers('user-agent') userAgent = '',
  ): Promise<TokensDto> {
    return this.logIn.execute(ctx, { ...body, device: { address, userAgent } });
  }

  /** Logs in by phone and the one-time code sent to it. */
  @Post('by-code')
  @Public('logging in')
  createByCode(
    @Context() ctx: Ctx,
    @Body() body: LogInByCodeDto,
    @Ip() address: string,
    @Headers('user-agent') userAgent = '',
  ): Promise<TokensDto> {
    return this.logInByCode.execute(ctx, { ...body, device: { address, userAgent } });
  }

  /** Gives a new pair of tokens for a refresh token, which is used up by it. */
  @Post('refresh')
  @HttpCode(200)
  @Public('the refresh token itself is the proof; the access token may have expired')
  refresh(@Context() ctx: Ctx, @Body() body: RefreshDto): Promise<TokensDto> {
    return this.refreshSession.execute(ctx, body.refreshToken);
  }

  /** The caller's open sessions, newest first. */
  @Get()
  @Permit(IdentityPermissions.useOwnAccount)
  list(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<SessionPageDto> {
    return this.sessions.mine(ctx, query);
  }

  /** Ends one of the caller's sessions at once. */
  @Delete(':id')
  @HttpCode(204)
  @Permit(IdentityPermissions.useOwnAccount)
  revoke(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.revokeSession.execute(ctx, id);
  }
}
