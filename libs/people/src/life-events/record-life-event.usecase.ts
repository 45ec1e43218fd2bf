import { Injectable } from '@nestjs/common';
import { businessDate, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { SeniorEntity } from '../seniors/senior.entity';
import { SeniorGate } from '../seniors/senior.gate';
import { LifeEventEntity } from './life-event.entity';
import type { LifeEventInput } from './life-events.dto';

/** Records what happened to a senior; the contexts above decide what follows for orders and minutes. */
@Injectable()
export class RecordLifeEvent {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: LifeEventInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const { kind, onDate, source } = input;
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      if (onDate > businessDate(tx.now)) throw PeopleErrors.dateInFuture({}, '/onDate');
      if (senior.deceasedOn && (kind === 'DEATH' || onDate > senior.deceasedOn))
        throw PeopleErrors.deceased();
      const id = newId();
      await tx
        .repo(LifeEventEntity)
        .insert({ id, seniorId, kind, onDate, knownAt: tx.now, source, recordedBy: ctx.actor.accountId });
      if (kind === 'DEATH') await tx.repo(SeniorEntity).update({ id: seniorId }, { deceasedOn: onDate });
      tx.audit({
        action: 'people.life-event-recorded',
        subject: 'life-event',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { kind, onDate },
      });
      tx.publish({
        type: 'people.life-event-recorded.v1',
        payload: { seniorId, kind, onDate },
        audience: { seniorId, regionId: senior.regionId },
      });
      return { id };
    });
  }
}
