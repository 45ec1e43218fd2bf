import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { Database, type Queryable } from '@anzhi/platform';
import type { StaffDto, StaffRole } from './staff.dto';

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly role: StaffRole;
  readonly since: Date;
}

@Injectable()
export class StaffQueries {
  constructor(
    private readonly db: Database,
    private readonly identity: IdentityFacade,
  ) {}

  /** Whether the account is dispatcher or quality officer of the provider now. */
  async isStaff(db: Queryable, providerId: string, accountId: string): Promise<boolean> {
    const rows = await db.query(
      'SELECT id FROM providers.staff WHERE provider_id = $1 AND account_id = $2 AND until IS NULL',
      [providerId, accountId],
    );
    return rows.length > 0;
  }

  /** The desk of the caller's own providers: a handful of people each. */
  async list(ctx: Ctx, providerId: string): Promise<StaffDto[]> {
    const rows = await this.db.query<Row>(
      `SELECT id, account_id AS "accountId", role, since FROM providers.staff
        WHERE provider_id = $1 AND provider_id = ANY($2::uuid[]) AND until IS NULL ORDER BY id LIMIT 200`,
      [providerId, ctx.scope.organisationIds],
    );
    return Promise.all(
      rows.map(async ({ accountId, ...row }) => ({
        ...row,
        ...(await this.identity.contact(this.db, accountId)),
      })),
    );
  }
}
