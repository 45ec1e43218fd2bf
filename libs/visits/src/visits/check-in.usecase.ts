import { Injectable } from '@nestjs/common';
import { addHours, BUSINESS_TIME_ZONE, type Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { CareGate } from '../care/care-gate';
import { RecordCheck } from '../evidence/record-check';
import { wakeWaiting } from '../offline/waiting.queries';
import { VisitsErrors } from '../visits.errors';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from './visit.entity';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { DoorCheckDto, VisitView } from './visits.dto';

/** Arrival at the door. A bad position is recorded and flagged, never refused: the visit goes on. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
    private readonly checks: RecordCheck,
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly care: CareGate,
  ) {}

  execute(ctx: Ctx, visitId: string, input: DoorCheckDto): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      this.store.requireNext(visit, 'checkIn');
      await this.requireTime(tx, visit);
      await this.care.requireRead(tx, visit, new Date(input.deviceAt));
      await this.checks.requireTyped(tx, visit, input);
      return this.apply(tx, visit, input, tx.now);
    });
  }

  /**
   * The same for a visit the caller has locked and an arrival that is over already: one made offline is not sent away.
   * @param serverAt when it first reached the server
   * @throws visits.not-in-state
   */
  async apply(tx: Tx, visit: VisitEntity, input: DoorCheckDto, serverAt: Date): Promise<VisitView> {
    this.store.requireNext(visit, 'checkIn');
    const { occurredAt, flags, method } = await this.checks.write(tx, visit, 'IN', input, serverAt);
    await this.store.move(tx, visit, 'checkIn', {
      flags: [...flags, ...(await this.care.unread(tx, visit))],
    });
    // the service is on from when the lead is there
    if (visit.seat === 1) await this.ordering.serviceStarted(tx, visit.orderId);
    await wakeWaiting(tx, visit);
    tx.publish({
      type: 'visits.checked-in.v1',
      payload: { ...factsOf(visit), method, at: occurredAt.toISOString(), flags },
      audience: audienceOf(visit),
    });
    return viewOf(visit);
  }

  private async requireTime(tx: Tx, visit: VisitEntity): Promise<void> {
    const hours = await this.settings.get(tx, VisitsSettings.earlyHours);
    if (tx.now >= addHours(visit.startsAt, -hours)) return;
    const startsAt = visit.startsAt.toLocaleString('sv-SE', { timeZone: BUSINESS_TIME_ZONE }).slice(0, 16);
    throw VisitsErrors.tooEarly({ startsAt, hours });
  }
}
