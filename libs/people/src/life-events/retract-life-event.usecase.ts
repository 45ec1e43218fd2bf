import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { ResidenceBook } from '../residences/residence-book';
import { SeniorEntity } from '../seniors/senior.entity';
import { SeniorGate } from '../seniors/senior.gate';
import { LifeEventEntity } from './life-event.entity';
import { LifeEventRetractionEntity } from './life-event-retraction.entity';
import type { RetractionInput } from './life-events.dto';

/** Takes back what was recorded in error; that it was thought to be so, and until when, stays on record. */
@Injectable()
export class RetractLifeEvent {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly residences: ResidenceBook,
  ) {}

  /** @throws people.life-event-not-found, people.already-retracted */
  execute(
    ctx: Ctx,
    { seniorId, lifeEventId }: { seniorId: string; lifeEventId: string },
    { reason }: RetractionInput,
  ): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const event = await tx.repo(LifeEventEntity).findOneBy({ id: lifeEventId, seniorId });
      if (!event) throw PeopleErrors.lifeEventNotFound();
      await this.retract(tx, event, reason);
      const { kind, onDate } = event;
      tx.audit({
        action: 'people.life-event-retracted',
        subject: 'life-event',
        subjectId: event.id,
        seniorId,
        regionId: senior.regionId,
        details: { kind, onDate },
      });
      tx.publish({
        type: 'people.life-event-retracted.v1',
        payload: { seniorId, kind, onDate },
        audience: { seniorId, regionId: senior.regionId },
      });
      return { id: event.id };
    });
  }

  private async retract(tx: Tx, event: LifeEventEntity, reason: string): Promise<void> {
    const { id, seniorId, kind, onDate, source, knownAt } = event;
    const retractions = tx.repo(LifeEventRetractionEntity);
    if (await retractions.existsBy({ lifeEventId: id })) throw PeopleErrors.alreadyRetracted();
    // the clocks of two servers may differ, and what was never known cannot be taken back
    const at = knownAt > tx.now ? knownAt : tx.now;
    await retractions.insert({ lifeEventId: id, reason, at, retractedBy: accountOf(tx.ctx) });
    if (kind === 'DEATH') await tx.repo(SeniorEntity).update({ id: seniorId }, { deceasedOn: null });
    if (event.destinationId !== null || kind === 'MOVE_OUT')
      await this.residences.undo(tx, seniorId, { toPlaceId: event.destinationId, onDate, source });
  }
}
