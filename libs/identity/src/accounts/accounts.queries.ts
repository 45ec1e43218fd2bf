import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { Clock, maskPhone, type Ctx } from '@anzhi/kernel';
import {
  BlindIndex,
  cursorKey,
  Database,
  FieldCipher,
  pageOf,
  type Page,
  type Queryable,
} from '@anzhi/platform';
import { IdentityErrors } from '../identity.errors';
import { RoleLabels } from '../roles/role-labels';
import { holdsAt, type HeldRole } from '../roles/role-grants';
import type { AccountDto, AccountsQuery } from './accounts.dto';
import { openPhone, phoneIndexOf } from './phone-seal';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly phoneSealed: string;
  readonly status: string;
  readonly roles: HeldRole[];
}

/** $1 the caller's divisions, $2 now; an account without a role there does not exist for him. */
const ACCOUNTS = (filter: string): string => `
  SELECT a.id, a.name, a.phone_sealed AS "phoneSealed", a.status,
         json_agg(json_build_object('id', g.id, 'role', g.role, 'regionId', g.region_id, 'organisationId', NULL)
                  ORDER BY g.id) AS roles
    FROM identity.account a
    JOIN identity.role_grant g ON g.account_id = a.id AND ${holdsAt('$2')} AND ${withinRegions('g.region_id', '$1')}
   WHERE ${filter}
   GROUP BY a.id ORDER BY a.id`;

/** Officers' accounts as their administrators see them. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly labels: RoleLabels,
  ) {}

  async list(ctx: Ctx, query: AccountsQuery): Promise<Page<AccountDto>> {
    const after = cursorKey(query, ['uuid'])?.[0] ?? null;
    const filter = `($3::uuid IS NULL OR a.id > $3) AND ($4::int IS NULL OR ${withinRegions('g.region_id', 'ARRAY[$4]')})
      AND ($5::text IS NULL OR g.role = $5) AND ($6::bytea IS NULL OR a.phone_index = $6)`;
    const rows = await this.db.query<Row>(`${ACCOUNTS(filter)} LIMIT $7`, [
      ctx.scope.regionIds,
      this.clock.now(),
      after,
      query.regionId ?? null,
      query.role ?? null,
      query.phone ? phoneIndexOf(this.index, query.phone) : null,
      query.limit + 1,
    ]);
    const { items, nextCursor } = pageOf(rows, query.limit, ({ id }) => [id]);
    return { items: await Promise.all(items.map((row) => this.toDto(ctx, row))), nextCursor };
  }

  /** @throws identity.account-not-found when the caller may not see it */
  async visible(db: Queryable, ctx: Ctx, accountId: string): Promise<AccountDto> {
    const [row] = await db.query<Row>(ACCOUNTS('a.id = $3'), [
      ctx.scope.regionIds,
      this.clock.now(),
      accountId,
    ]);
    if (!row) throw IdentityErrors.accountNotFound();
    return this.toDto(ctx, row);
  }

  private async toDto(ctx: Ctx, { phoneSealed, roles, ...account }: Row): Promise<AccountDto> {
    return {
      ...account,
      phoneMasked: maskPhone(openPhone(this.cipher, account.id, phoneSealed)),
      roles: await Promise.all(roles.map((held) => this.labels.of(held, ctx.locale))),
    };
  }
}
