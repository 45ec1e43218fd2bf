import { IsString, Length, MaxLength } from 'class-validator';
import { IsMobile } from '@anzhi/platform';

export class LogInDto {
  /** Mobile number the account is under. */
  @IsMobile()
  phone: string;

  /** The account's password. */
  @IsString()
  @MaxLength(128)
  password: string;
}

export class LogInByCodeDto {
  /** Mobile number the code was sent to. */
  @IsMobile()
  phone: string;

  /** The six digits of the text message. */
  @IsString()
  @Length(6, 6)
  code: string;
}

export class RefreshDto {
  /** The last refresh token of this session; it works once. */
  @IsString()
  @MaxLength(100)
  refreshToken: string;
}

export class TokensDto {
  accountId: string;
  sessionId: string;
  /** Send it as `Authorization: Bearer …`. */
  accessToken: string;
  /** ISO 8601. */
  accessExpiresAt: string;
  /** Exchange it at POST /sessions/refresh; using one twice ends the session. */
  refreshToken: string;
  /** ISO 8601; moves on with every exchange. */
  refreshExpiresAt: string;
}

export class SessionDto {
  id: string;
  /** PASSWORD or CODE. */
  method: string;
  /** What the device called itself when it logged in. */
  userAgent: string;
  /** ISO 8601. */
  createdAt: Date;
  /** Login or last exchange of the refresh token, ISO 8601. */
  lastUsedAt: Date;
  /** ISO 8601. */
  expiresAt: Date;
  /** Whether this request was made in it. */
  current: boolean;
}

export class SessionPageDto {
  items: SessionDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
