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
import { isCountyBound, STOP_ROW } from './stop-reach.sql';

/** Row gate: stops in the caller's divisions, or of seniors that are his to look after. Parameters $1 and $2. */
export const VISIBLE = `(${withinRegions('s.region_id', '$1')} OR s.senior_id = ANY($2::uuid[]))`;

/** Second gate of every request about a stop. */
@Injectable()
export class StopAccess {
  constructor(
    private readonly people: PeopleFacade,
    private readonly applications: ApplicationAccess,
  ) {}

  /**
   * Parameters of `VISIBLE`: of all seniors the caller acts for, and of this one, where he lives in the caller's
   * divisions by now: what another county has stopped is read where he is looked after.
   */
  async gateOf(
    db: Queryable,
    ctx: Ctx,
    right: Right,
    seniorId?: string,
  ): Promise<readonly [number[], string[]]> {
    const [regionIds, seniorIds] = await this.applications.gateOf(db, ctx, right);
    const isHis = seniorId !== undefined && (await this.people.mayActFor(db, ctx, seniorId, right));
    return [regionIds, isHis ? [...seniorIds, seniorId] : seniorIds];
  }

  /** The senior of a stop, for `gateOf`; whoever asks may still be refused. */
  async whose(db: Queryable, stopId: string): Promise<string | undefined> {
    const [stop] = await db.query<{ seniorId: string }>(
      'SELECT senior_id AS "seniorId" FROM entitlement.stop WHERE id = $1',
      [stopId],
    );
    return stop?.seniorId;
  }

  /**
   * Under its lock, for whoever may see it and act: of the stops of another county only those that go with the senior.
   * @throws entitlement.stop-not-found
   */
  async toChange(tx: Tx, id: string): Promise<Stop> {
    const own = await this.applications.gateOf(tx, tx.ctx, 'BOOK');
    const [regionIds, seniorIds] = await this.gateOf(tx, tx.ctx, 'BOOK', await this.whose(tx, id));
    const stop = await tx.one<Stop>(
      `SELECT ${STOP_COLUMNS} FROM entitlement.stop s
        WHERE (${VISIBLE} OR NOT ${isCountyBound(STOP_ROW)} AND s.senior_id = ANY($3::uuid[])) AND s.id = $4
          FOR UPDATE OF s`,
      [regionIds, own[1], seniorIds, id],
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
