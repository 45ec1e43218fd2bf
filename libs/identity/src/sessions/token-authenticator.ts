import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type RoleGrant } from '@anzhi/kernel';
import { Authenticator, Database, type TokenClaims } from '@anzhi/platform';
import { holdsAt } from '../roles/role-grants';
import { AccessTokens } from './access-tokens';

/** Session, account and roles as they are now: whatever was revoked is gone with the next request. */
const actors = (sessions: string): string => `
  SELECT s.id AS "sessionId", s.account_id AS "accountId",
         coalesce(json_agg(json_strip_nulls(json_build_object(
           'role', g.role, 'regionId', g.region_id, 'organisationId', g.organisation_id)))
           FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
    FROM identity.session s
    JOIN identity.account a ON a.id = s.account_id AND a.status = 'ACTIVE'
    LEFT JOIN identity.role_grant g ON g.account_id = a.id AND ${holdsAt('$3')}
   WHERE ${sessions} AND s.revoked_at IS NULL AND s.expires_at > $3
   GROUP BY s.id`;

const ACTOR = actors('s.id = $1 AND s.account_id = $2');
const ACTORS = actors('(s.id, s.account_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))');

interface Row {
  readonly sessionId: string;
  readonly accountId: string;
  readonly grants: RoleGrant[];
}

@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authenticate(accessToken: string): Promise<Actor | undefined> {
    const claims = await this.read(accessToken);
    if (!claims) return undefined;
    const { accountId, sessionId } = claims;
    const found = await this.db.one<Row>(ACTOR, [sessionId, accountId, this.clock.now()]);
    return found && { accountId, sessionId, grants: found.grants };
  }

  read(accessToken: string): Promise<TokenClaims | undefined> {
    return this.tokens.read(accessToken);
  }

  async actorsOf(claims: readonly TokenClaims[]): Promise<(Actor | undefined)[]> {
    const sessions = claims.map(({ sessionId }) => sessionId);
    const accounts = claims.map(({ accountId }) => accountId);
    const rows = await this.db.query<Row>(ACTORS, [sessions, accounts, this.clock.now()]);
    const found = new Map(rows.map((row) => [row.sessionId, row]));
    return claims.map(({ accountId, sessionId }) => {
      const row = found.get(sessionId);
      return row?.accountId === accountId ? { accountId, sessionId, grants: row.grants } : undefined;
    });
  }
}
