import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { Clock } from '@anzhi/kernel';
import { CONFIG, type Config, type TokenClaims } from '@anzhi/platform';

const ALGORITHM = 'HS256';
const ISSUER = 'anzhi';
const LEAST_SECRET_BYTES = 32;

export type TokenSubject = Omit<TokenClaims, 'expiresAt'>;

/** Short-lived proof of a login. It names the session and carries no role: what it may do is looked up each time. */
@Injectable()
export class AccessTokens {
  private readonly secret: Uint8Array;
  private readonly seconds: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.secret = Buffer.from(config.tokenSecret, 'base64');
    this.seconds = config.accessTokenSeconds;
    if (this.secret.length < LEAST_SECRET_BYTES) {
      throw new Error(`TOKEN_SECRET must be base64 of at least ${LEAST_SECRET_BYTES} bytes`);
    }
  }

  async issue({ accountId, sessionId }: TokenSubject): Promise<{ accessToken: string; expiresAt: Date }> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.seconds * 1_000);
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(accountId)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(this.secret);
    return { accessToken, expiresAt };
  }

  /** @returns undefined for a token that is forged, malformed or expired */
  async read(accessToken: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await jwtVerify<{ sid: string }>(accessToken, this.secret, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        currentDate: this.clock.now(),
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      const { sub: accountId, sid: sessionId, exp = 0 } = payload;
      return accountId ? { accountId, sessionId, expiresAt: new Date(exp * 1_000) } : undefined;
    } catch {
      return undefined;
    }
  }
}
