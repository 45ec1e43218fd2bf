import { Injectable } from '@nestjs/common';
import type { Coordinate } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { lockCaregiver } from './caregiver-gate';

/** About a hundred metres: enough for the way, too little to find a door. */
const DECIMALS = 3;

/** Where a caregiver's day starts, if not at the provider's address. */
@Injectable()
export class PlaceStart {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param place null: at the provider's address again */
  execute(ctx: Ctx, caregiverId: string, place: Coordinate | null): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      const kept = place && {
        latitude: Number(place.latitude.toFixed(DECIMALS)),
        longitude: Number(place.longitude.toFixed(DECIMALS)),
        datum: place.datum,
      };
      await tx.query(
        `UPDATE providers.caregiver SET start_latitude = $2, start_longitude = $3, start_datum = $4 WHERE id = $1`,
        [caregiverId, kept?.latitude ?? null, kept?.longitude ?? null, kept?.datum ?? null],
      );
      // the place itself stays out of the trail
      tx.audit({
        action: 'providers.start-placed',
        subject: 'caregiver',
        subjectId: caregiverId,
        regionId: caregiver.regionId,
        organisationId: caregiver.providerId,
        details: { atProvider: kept === null },
      });
    });
  }
}
