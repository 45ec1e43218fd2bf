import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { CONFIG, type Config, type Tx } from '@anzhi/platform';
import { createHash, randomBytes } from 'node:crypto';
import { IdentityErrors } from '../identity.errors';
import { purgeEnded } from '../purge';
import { AccessTokens } from './access-tokens';
import { SessionEntity, type LoginMethod, type RevocationReason } from './session.entity';
import type { TokensDto } from './sessions.dto';

const DAY_MS = 86_400_000;
const REFRESH_TOKEN_BYTES = 32;
const LONGEST_USER_AGENT = 200;

interface PresentedToken {
  readonly sessionId: string;
  readonly accountId: string;
  readonly usedAt: Date | null;
  readonly isAlive: boolean;
}

const hashOf = (refreshToken: string): Buffer => createHash('sha256').update(refreshToken).digest();

/** Opens, continues and ends sessions. A session is the family of its refresh tokens, each of which works once. */
@Injectable()
export class Sessions {
  private readonly refreshMs: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly accessTokens: AccessTokens,
  ) {
    this.refreshMs = config.refreshTokenDays * DAY_MS;
  }

  async open(tx: Tx, accountId: string, method: LoginMethod, userAgent: string): Promise<TokensDto> {
    await purgeEnded(tx);
    const id = newId();
    await tx.repo(SessionEntity).insert({
      id,
      accountId,
      method,
      userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
      createdAt: tx.now,
      lastUsedAt: tx.now,
      expiresAt: this.expiry(tx),
      revokedAt: null,
      revokedReason: null,
    });
    tx.audit({
      action: 'identity.logged-in',
      subject: 'account',
      subjectId: accountId,
      details: { method, sessionId: id },
    });
    return this.issue(tx, accountId, id);
  }

  /**
   * Exchanges a refresh token for the next one. A token that was used before is in two hands, and nobody can tell
   * which are the right ones: the whole session ends.
   */
  async continue(tx: Tx, refreshToken: string): Promise<TokensDto> {
    const token = await this.present(tx, refreshToken);
    if (!token?.isAlive) {
      tx.audit({
        action: 'identity.refresh-refused',
        subject: 'session',
        subjectId: token?.sessionId ?? 'unknown',
      });
      return tx.refuse(IdentityErrors.sessionEnded());
    }
    const { sessionId, accountId } = token;
    if (token.usedAt) {
      await this.revoke(tx, accountId, 'TOKEN_REUSED', { only: sessionId });
      return tx.refuse(IdentityErrors.sessionEnded());
    }
    await tx.query('UPDATE identity.refresh_token SET used_at = $2 WHERE hash = $1', [
      hashOf(refreshToken),
      tx.now,
    ]);
    await tx.query('UPDATE identity.session SET last_used_at = $2, expires_at = $3 WHERE id = $1', [
      sessionId,
      tx.now,
      this.expiry(tx),
    ]);
    tx.audit({ action: 'identity.session-continued', subject: 'session', subjectId: sessionId });
    return await this.issue(tx, accountId, sessionId);
  }

  /** Ends sessions of an account: one, all but one, or all. @returns how many ended */
  async revoke(
    tx: Tx,
    accountId: string,
    reason: RevocationReason,
    which: { only?: string; except?: string | null } = {},
  ): Promise<number> {
    const ended = await tx.query<{ id: string }>(
      `UPDATE identity.session SET revoked_at = $2, revoked_reason = $3
        WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2
          AND ($4::uuid IS NULL OR id = $4) AND ($5::uuid IS NULL OR id <> $5)
        RETURNING id`,
      [accountId, tx.now, reason, which.only ?? null, which.except ?? null],
    );
    for (const { id: sessionId } of ended) {
      tx.audit({
        action: 'identity.session-revoked',
        subject: 'session',
        subjectId: sessionId,
        details: { reason },
      });
      tx.publish({
        type: 'identity.session-revoked.v1',
        payload: { accountId, sessionId },
        audience: { accountId },
      });
    }
    return ended.length;
  }

  /** Looks the token up and holds its session, so that two exchanges of one token take turns. */
  private present(tx: Tx, refreshToken: string): Promise<PresentedToken | undefined> {
    return tx.one<PresentedToken>(
      `SELECT s.id AS "sessionId", s.account_id AS "accountId", t.used_at AS "usedAt",
              s.revoked_at IS NULL AND s.expires_at > $2 AND a.status = 'ACTIVE' AS "isAlive"
         FROM identity.refresh_token t
         JOIN identity.session s ON s.id = t.session_id
         JOIN identity.account a ON a.id = s.account_id
        WHERE t.hash = $1
          FOR UPDATE OF s, t`,
      [hashOf(refreshToken), tx.now],
    );
  }

  private async issue(tx: Tx, accountId: string, sessionId: string): Promise<TokensDto> {
    const refreshToken = randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
    await tx.query('INSERT INTO identity.refresh_token (hash, session_id, issued_at) VALUES ($1, $2, $3)', [
      hashOf(refreshToken),
      sessionId,
      tx.now,
    ]);
    const { accessToken, expiresAt } = await this.accessTokens.issue({ accountId, sessionId });
    return {
      accountId,
      sessionId,
      accessToken,
      accessExpiresAt: expiresAt.toISOString(),
      refreshToken,
      refreshExpiresAt: this.expiry(tx).toISOString(),
    };
  }

  private expiry(tx: Tx): Date {
    return new Date(tx.now.getTime() + this.refreshMs);
  }
}
