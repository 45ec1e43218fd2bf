import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import type { Right } from '../people.types';
import { capacityOf, type Capacity } from './senior.policy';

/** A senior the caller may act for, as far as deciding needs it. */
export interface GatedSenior {
  readonly id: string;
  readonly name: string;
  readonly identityNumberSealed: string;
  readonly phoneSealed: string | null;
  readonly regionId: number;
  readonly placeId: number;
  readonly countyId: number;
  readonly accountId: string | null;
  readonly deceasedOn: string | null;
  readonly capacity: Capacity;
}

type Row = Omit<GatedSenior, 'capacity'> & { isSelf: boolean; hasRight: boolean };

/** Second gate of every request about one senior: whoever may not act for him is told there is no such senior. */
@Injectable()
export class SeniorGate {
  constructor(
    private readonly geo: GeoFacade,
    private readonly clock: Clock,
  ) {}

  async allows(db: Queryable, ctx: Ctx, seniorId: string, right: Right): Promise<boolean> {
    return (await this.find(db, ctx, seniorId, right)) !== undefined;
  }

  /** @throws people.senior-not-found */
  async enter(db: Queryable, ctx: Ctx, seniorId: string, right: Right): Promise<GatedSenior> {
    const senior = await this.find(db, ctx, seniorId, right);
    if (!senior) throw PeopleErrors.seniorNotFound();
    return senior;
  }

  /** Enters, and holds off every other change to this senior's file until the end. @throws people.senior-not-found */
  async lock(tx: Tx, seniorId: string, right: Right): Promise<GatedSenior> {
    const senior = await this.find(tx, tx.ctx, seniorId, right, 'FOR NO KEY UPDATE OF s');
    if (!senior) throw PeopleErrors.seniorNotFound();
    return senior;
  }

  private async find(
    db: Queryable,
    ctx: Ctx,
    seniorId: string,
    right: Right,
    locking = '',
  ): Promise<GatedSenior | undefined> {
    const [row] = await db.query<Row>(
      `SELECT s.id, s.name, s.identity_number_sealed AS "identityNumberSealed", s.phone_sealed AS "phoneSealed",
              s.region_id AS "regionId", s.place_id AS "placeId", s.county_id AS "countyId",
              s.account_id AS "accountId", s.deceased_on AS "deceasedOn",
              coalesce(s.account_id = $2::uuid, false) AS "isSelf",
              EXISTS (SELECT FROM people.representative r
                       WHERE r.senior_id = s.id AND r.account_id = $2 AND r.revoked_at IS NULL
                         AND r.valid @> $3::date AND $4 = ANY (r.rights)) AS "hasRight"
         FROM people.senior s WHERE s.id = $1 ${locking}`,
      [seniorId, ctx.actor.accountId, businessDate(this.clock.now()), right],
    );
    if (!row) return undefined;
    const { isSelf, hasRight, ...senior } = row;
    const divisions = (await this.geo.path(senior.placeId)).map(({ id }) => id);
    const capacity = capacityOf({ scope: ctx.scope, divisions, isSelf, hasRight });
    return capacity && { ...senior, capacity };
  }
}
