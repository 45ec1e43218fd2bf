import { webcrypto } from 'node:crypto';
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
  /** Made once: of the bare bytes each token would make one anew, which costs four times what the rest of it does. */
  private readonly key: Promise<webcrypto.CryptoKey>;
  private readonly seconds: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    const secret = Buffer.from(config.tokenSecret, 'base64');
    this.seconds = config.accessTokenSeconds;
    if (secret.length < LEAST_SECRET_BYTES) {
      throw new Error(`TOKEN_SECRET must be base64 of at least ${LEAST_SECRET_BYTES} bytes`);
    }
    const use = { name: 'HMAC', hash: 'SHA-256' };
    this.key = webcrypto.subtle.importKey('raw', secret, use, false, ['sign', 'verify']);
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
      .sign(await this.key);
    return { accessToken, expiresAt };
  }

  /** @returns undefined for a token that is forged, malformed or expired */
  async read(accessToken: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await jwtVerify<{ sid: string }>(accessToken, await this.key, {
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
