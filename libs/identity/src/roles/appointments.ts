import { Injectable } from '@nestjs/common';
import { GeoErrors, GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import type { Role } from '@anzhi/contracts';
import type { Tx } from '@anzhi/platform';
import { IdentityErrors } from '../identity.errors';
import { mayAppoint, standsAt } from './granting.policy';
import { RoleGrants, type HeldRole } from './role-grants';

export interface Appointment {
  readonly role: Role;
  readonly regionId: number;
}

/** Officers' roles as an administrator gives and ends them: within his own division, never his own. */
@Injectable()
export class Appointments {
  constructor(
    private readonly grants: RoleGrants,
    private readonly geo: GeoFacade,
  ) {}

  /** @throws identity.not-yourself, identity.wrong-level, identity.may-not-grant */
  async appoint(tx: Tx, accountId: string, { role, regionId }: Appointment): Promise<HeldRole> {
    this.forbidSelf(tx.ctx, accountId);
    const region = await this.geo.region(regionId);
    if (!region) throw GeoErrors.regionNotFound({}, '/regionId');
    if (!standsAt(role, region.level)) throw IdentityErrors.wrongLevel({}, '/regionId');
    if (!(await this.mayManage(tx.ctx, { role, regionId })))
      throw IdentityErrors.mayNotGrant({}, '/regionId');
    return this.grants.grant(tx, accountId, { role, regionId });
  }

  /** @throws identity.not-yourself, identity.may-not-grant */
  async dismiss(tx: Tx, accountId: string, held: HeldRole): Promise<void> {
    this.forbidSelf(tx.ctx, accountId);
    if (!(await this.mayManage(tx.ctx, held))) throw IdentityErrors.mayNotGrant();
    await this.grants.end(tx, accountId, held);
  }

  async mayManage(ctx: Ctx, { role, regionId }: { role: Role; regionId: number | null }): Promise<boolean> {
    if (regionId === null) return false;
    const path = (await this.geo.path(regionId)).map(({ id }) => id);
    return mayAppoint(ctx.actor.grants, role, path);
  }

  forbidSelf(ctx: Ctx, accountId: string): void {
    if (accountId === ctx.actor.accountId) throw IdentityErrors.notYourself();
  }
}
