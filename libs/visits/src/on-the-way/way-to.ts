import { Injectable } from '@nestjs/common';
import { DispatchFacade } from '@anzhi/dispatch';
import type { Coordinate } from '@anzhi/geo';
import { addHours } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { VisitEntity } from '../visits/visit.entity';
import { OnTheWaySettings } from './on-the-way.settings';

/** A visit that began longer ago is not where he comes from. */
const SAME_ROUND_HOURS = 6;

/** The way to a visit, from where somebody is or is presumed to be. */
@Injectable()
export class WayTo {
  constructor(
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
    private readonly dispatch: DispatchFacade,
    private readonly settings: Settings,
  ) {}

  /** Minutes from a place to the door; where the door is unknown, the usual time. */
  async minutesFrom(tx: Tx, visit: VisitEntity, from: Coordinate | undefined): Promise<number> {
    const door = await this.people.address(tx, visit.addressId);
    if (!door || !from) return this.settings.get(tx, OnTheWaySettings.travelUnknownMinutes);
    return this.dispatch.travelMinutes(tx, from, door);
  }

  /** Minutes from where the caregiver is presumed to be: at his visit before this one, or else at his provider's. */
  async presumedMinutes(tx: Tx, visit: VisitEntity): Promise<number> {
    return this.minutesFrom(tx, visit, await this.presumedPlace(tx, visit));
  }

  private async presumedPlace(tx: Tx, visit: VisitEntity): Promise<Coordinate | undefined> {
    const before = await tx.one<{ addressId: string }>(
      `SELECT address_id AS "addressId" FROM visits.visit
        WHERE caregiver_id = $1 AND starts_at < $2 AND starts_at >= $3 AND state NOT IN ('CANCELLED', 'REPLACED')
        ORDER BY starts_at DESC LIMIT 1`,
      [visit.caregiverId, visit.startsAt, addHours(visit.startsAt, -SAME_ROUND_HOURS)],
    );
    if (before) return this.people.address(tx, before.addressId);
    return this.providers.provider(tx, visit.providerId);
  }
}
