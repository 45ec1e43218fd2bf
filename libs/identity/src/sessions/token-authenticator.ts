import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type RoleGrant } from '@anzhi/kernel';
import { Authenticator, Database } from '@anzhi/platform';
import { holdsAt } from '../roles/role-grants';
import { AccessTokens } from './access-tokens';

/** Session, account and roles as they are now: whatever was revoked is gone with the next request. */
const ACTOR = `
  SELECT coalesce(json_agg(json_strip_nulls(json_build_object(
           'role', g.role, 'regionId', g.region_id, 'organisationId', g.organisation_id)))
           FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
    FROM identity.session s
    JOIN identity.account a ON a.id = s.account_id AND a.status = 'ACTIVE'
    LEFT JOIN identity.role_grant g ON g.account_id = a.id AND ${holdsAt('$3')}
   WHERE s.id = $1 AND s.account_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3
   GROUP BY s.id`;

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
    const subject = await this.tokens.read(accessToken);
    if (!subject) return undefined;
    const { accountId, sessionId } = subject;
    const found = await this.db.one<{ grants: RoleGrant[] }>(ACTOR, [sessionId, accountId, this.clock.now()]);
    return found && { accountId, sessionId, grants: found.grants };
  }
}
