import { Injectable } from '@nestjs/common';
import { Settings, type Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';
import { arrivalAt, promise } from './on-the-way.policy';
import { OnTheWaySettings } from './on-the-way.settings';
import { VisitWatch } from './visit-watch';
import { WayTo } from './way-to';

export interface Journey {
  readonly departedAt: Date;
  readonly expectedAt: Date | null;
  readonly promisedAt: Date | null;
}

/** The way to a visit, from setting off to the door. Whoever writes one holds the visit's lock. */
@Injectable()
export class Journeys {
  constructor(
    private readonly settings: Settings,
    private readonly way: WayTo,
    private readonly watch: VisitWatch,
  ) {}

  /** He sets off, from where he is presumed to be: an arrival time is told whether he shares his position or not. */
  async begin(tx: Tx, visit: VisitEntity): Promise<void> {
    await tx.query('INSERT INTO visits.journey (visit_id, departed_at) VALUES ($1, $2)', [visit.id, tx.now]);
    await this.expect(tx, visit, tx.now, await this.way.presumedMinutes(tx, visit));
  }

  /** undefined: he did not set off on the record. */
  of(tx: Tx, visitId: string): Promise<Journey | undefined> {
    return tx.one<Journey>(
      `SELECT departed_at AS "departedAt", expected_at AS "expectedAt", promised_at AS "promisedAt"
         FROM visits.journey WHERE visit_id = $1`,
      [visitId],
    );
  }

  /** He was so many minutes away at that moment. The family hears of it when what it was told no longer holds. */
  async expect(tx: Tx, visit: VisitEntity, since: Date, travelMinutes: number): Promise<Date> {
    const before = (await this.of(tx, visit.id))?.promisedAt ?? null;
    const expectedAt = arrivalAt(since, travelMinutes, tx.now);
    const promisedAt = promise(
      expectedAt,
      before,
      await this.settings.get(tx, OnTheWaySettings.arrivalStepMinutes),
    );
    await tx.query('UPDATE visits.journey SET expected_at = $2, promised_at = $3 WHERE visit_id = $1', [
      visit.id,
      expectedAt,
      promisedAt,
    ]);
    if (promisedAt.getTime() !== before?.getTime()) tell(tx, visit, promisedAt);
    await this.watch.expected(tx, visit, expectedAt);
    return promisedAt;
  }
}

/** Not to the officers of the division: where somebody is on his way is none of their work. */
function tell(tx: Tx, visit: VisitEntity, promisedAt: Date): void {
  const { id: visitId, orderId, caregiverId, seniorId, providerId } = visit;
  tx.publish({
    type: 'visits.arrival-estimated.v1',
    payload: { visitId, orderId, caregiverId, expectedAt: promisedAt.toISOString() },
    audience: { seniorId, providerId, caregiverId },
  });
}
