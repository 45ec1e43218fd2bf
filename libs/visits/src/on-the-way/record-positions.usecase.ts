import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { Journeys } from './journeys';
import type { PositionsTakenView, TakenPositionDto } from './on-the-way.dto';
import { thinned, usable, type Fix, type FixLimits } from './on-the-way.policy';
import { OnTheWaySettings } from './on-the-way.settings';
import { PositionConsents } from './position-consents';
import { sharingBegun } from './sharing';
import { WayTo } from './way-to';

/**
 * Where the caregiver is, from setting off to the door and never else. What was taken without a signal comes later in
 * one piece; once he has checked in nothing more is taken.
 */
@Injectable()
export class RecordPositions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly consents: PositionConsents,
    private readonly journeys: Journeys,
    private readonly way: WayTo,
    private readonly settings: Settings,
  ) {}

  /**
   * A point is no command of its own: one that comes again is older than the last and adds nothing, so nothing is
   * remembered under its key. The audit trail has when sharing began and ended, and who looked (`sharing.ts`).
   * @throws visits.not-on-the-way, visits.position-not-agreed
   */
  execute(
    { command: _command, ...ctx }: Ctx,
    visitId: string,
    positions: readonly TakenPositionDto[],
  ): Promise<PositionsTakenView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      const journey = visit.state === 'EN_ROUTE' ? await this.journeys.of(tx, visit.id) : undefined;
      if (!journey) throw VisitsErrors.notOnTheWay();
      if (!(await this.consents.hasAgreed(tx, visit.caregiverId))) throw VisitsErrors.positionNotAgreed();
      const limits = await this.limits(tx);
      const fixes = usable(positions.map(fixOf), { departedAt: journey.departedAt, now: tx.now }, limits);
      const last = await lastPosition(tx, visit.id);
      const fresh = fixes.filter(({ deviceAt }) => !last || deviceAt > last.deviceAt);
      const kept = thinned(fresh, last, limits);
      await this.keep(tx, visit, kept);
      if (!last && kept.length) sharingBegun(tx, visit);
      const promisedAt = (await this.estimate(tx, visit, fresh.at(-1))) ?? journey.promisedAt;
      return { kept: kept.length, expectedAt: promisedAt?.toISOString() ?? null };
    });
  }

  private async keep(tx: Tx, visit: VisitEntity, kept: readonly Fix[]): Promise<void> {
    await tx.query(
      `INSERT INTO visits.position (visit_id, device_at, at, latitude, longitude, datum, accuracy_metres)
       SELECT $1, device_at, $2, latitude, longitude, datum, accuracy_metres
         FROM jsonb_to_recordset($3::jsonb) AS p(device_at timestamptz, latitude double precision,
           longitude double precision, datum text, accuracy_metres int)`,
      [
        visit.id,
        tx.now,
        JSON.stringify(
          kept.map(({ deviceAt, accuracyMetres, ...place }) => ({
            ...place,
            device_at: deviceAt,
            accuracy_metres: accuracyMetres,
          })),
        ),
      ],
    );
  }

  private async estimate(tx: Tx, visit: VisitEntity, fix: Fix | undefined): Promise<Date | undefined> {
    if (!fix) return undefined;
    return this.journeys.expect(tx, visit, fix.deviceAt, await this.way.minutesFrom(tx, visit, fix));
  }

  private limits(tx: Tx): Promise<FixLimits> {
    return this.settings.all(tx, {
      accuracyMetres: OnTheWaySettings.positionAccuracyMetres,
      skewSeconds: VisitsSettings.clockSkewSeconds,
      everySeconds: OnTheWaySettings.positionSeconds,
      everyMetres: OnTheWaySettings.positionMetres,
    });
  }
}

const fixOf = (position: TakenPositionDto): Fix => ({
  latitude: position.latitude,
  longitude: position.longitude,
  datum: position.datum,
  accuracyMetres: position.accuracyMetres,
  mock: position.mock ?? false,
  deviceAt: new Date(position.deviceAt),
});

type Kept = Omit<Fix, 'mock'>;

/** The last one that was kept; undefined: none was, or its time is over. */
export const lastPosition = (tx: Tx, visitId: string): Promise<Kept | undefined> =>
  tx.one<Kept>(
    `SELECT latitude, longitude, datum, accuracy_metres AS "accuracyMetres", device_at AS "deviceAt"
       FROM visits.position WHERE visit_id = $1 ORDER BY device_at DESC LIMIT 1`,
    [visitId],
  );
