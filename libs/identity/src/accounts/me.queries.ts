import { Injectable } from '@nestjs/common';
import { accountOf, Clock, maskPhone, type Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import { RoleGrants } from '../roles/role-grants';
import { RoleLabels } from '../roles/role-labels';
import { Accounts } from './accounts';
import type { MeDto } from './me.dto';

@Injectable()
export class MeQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly grants: RoleGrants,
    private readonly labels: RoleLabels,
  ) {}

  async me(ctx: Ctx): Promise<MeDto> {
    const { id, name, phone, locale, passwordHash } = await this.accounts.get(this.db, accountOf(ctx));
    const held = await this.grants.held(this.db, id, this.clock.now());
    return {
      accountId: id,
      name,
      phoneMasked: maskPhone(phone),
      locale,
      hasPassword: passwordHash !== null,
      roles: await Promise.all(held.map((role) => this.labels.of(role, ctx.locale))),
    };
  }
}
