import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type Right } from '@anzhi/people';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { APPLICATION_COLUMNS, type Application } from './application';

/** Row gate: what was applied for in the caller's divisions, or for seniors he may act for. Parameters $1 and $2. */
export const VISIBLE = `(${withinRegions('a.region_id', '$1')} OR a.senior_id = ANY($2::uuid[]))`;

/** Second gate of every request about an application: whoever may not see it is told there is none. */
@Injectable()
export class ApplicationAccess {
  constructor(private readonly people: PeopleFacade) {}

  /** Parameters of `VISIBLE`. Who may book for a senior may apply, and then has to see what becomes of it. */
  async gateOf(db: Queryable, { scope, actor }: Ctx, right: Right): Promise<[number[], string[]]> {
    const own = scope.own ? actor.accountId : null;
    if (!own) return [[...scope.regionIds], []];
    const rights: Right[] = right === 'VIEW' ? ['VIEW', 'BOOK'] : [right];
    const seniors = await Promise.all(rights.map((each) => this.people.seniorsOf(db, own, each)));
    return [[...scope.regionIds], seniors.flat()];
  }

  /** @throws entitlement.application-not-found */
  toRead(db: Queryable, ctx: Ctx, id: string): Promise<Application> {
    return this.find(db, ctx, id, 'VIEW');
  }

  /** Under its lock, for whoever may see it and act. @throws entitlement.application-not-found */
  toChange(tx: Tx, id: string): Promise<Application> {
    return this.find(tx, tx.ctx, id, 'BOOK', 'FOR UPDATE OF a');
  }

  /** Whether the caller acts for himself or a relative, and not in an office. */
  async actsForOwn(db: Queryable, ctx: Ctx, seniorId: string): Promise<boolean> {
    if (!ctx.scope.own) return false;
    return (await this.people.seniorsOf(db, accountOf(ctx), 'BOOK')).includes(seniorId);
  }

  private async find(db: Queryable, ctx: Ctx, id: string, right: Right, locking = ''): Promise<Application> {
    const [application] = await db.query<Application>(
      `SELECT ${APPLICATION_COLUMNS} FROM entitlement.application a WHERE ${VISIBLE} AND a.id = $3 ${locking}`,
      [...(await this.gateOf(db, ctx, right)), id],
    );
    if (!application) throw EntitlementErrors.applicationNotFound();
    return application;
  }
}
