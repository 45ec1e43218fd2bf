import { Injectable } from '@nestjs/common';
import { accountOf, Clock, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery } from '@anzhi/platform';
import type { SessionDto } from './sessions.dto';

@Injectable()
export class SessionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The caller's open sessions, newest first. */
  async mine(ctx: Ctx, query: PageQuery): Promise<Page<SessionDto>> {
    const before = cursorKey(query, ['uuid'])?.[0] ?? null;
    const rows = await this.db.query<SessionDto>(
      `SELECT id, method, user_agent AS "userAgent", created_at AS "createdAt", last_used_at AS "lastUsedAt",
              expires_at AS "expiresAt", coalesce(id = $4::uuid, false) AS current
         FROM identity.session
        WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND ($3::uuid IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $5`,
      [accountOf(ctx), this.clock.now(), before, ctx.actor.sessionId, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }
}
