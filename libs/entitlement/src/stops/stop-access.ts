import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade, type Right } from '@anzhi/people';
import type { Queryable, Tx } from '@anzhi/platform';
import { ApplicationAccess } from '../applications/application-access';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { STOP_COLUMNS, type Stop } from './stop';

/** Row gate: stops in the caller's divisions, or of seniors he may act for. Parameters $1 and $2. */
export const VISIBLE = `(${withinRegions('s.region_id', '$1')} OR s.senior_id = ANY($2::uuid[]))`;

/** Second gate of every request about a stop. */
@Injectable()
export class StopAccess {
  constructor(
    private readonly people: PeopleFacade,
    private readonly applications: ApplicationAccess,
  ) {}

  /** Parameters of `VISIBLE`. */
  gateOf(db: Queryable, ctx: Ctx, right: Right): Promise<[number[], string[]]> {
    return this.applications.gateOf(db, ctx, right);
  }

  /** Under its lock, for whoever may see it and act. @throws entitlement.stop-not-found */
  async toChange(tx: Tx, id: string): Promise<Stop> {
    const stop = await tx.one<Stop>(
      `SELECT ${STOP_COLUMNS} FROM entitlement.stop s WHERE ${VISIBLE} AND s.id = $3 FOR UPDATE OF s`,
      [...(await this.gateOf(tx, tx.ctx, 'BOOK')), id],
    );
    if (!stop) throw EntitlementErrors.stopNotFound();
    return stop;
  }

  /** In which role the caller appeals. */
  async roleIn(tx: Tx, { seniorId }: Stop): Promise<string> {
    const senior = await this.people.senior(tx, seniorId);
    if (senior?.accountId === tx.ctx.actor.accountId) return 'SENIOR';
    if (await this.applications.actsForOwn(tx, tx.ctx, seniorId)) return 'REPRESENTATIVE';
    return roleOf(tx.ctx, EntitlementPermissions.appealStop);
  }
}
