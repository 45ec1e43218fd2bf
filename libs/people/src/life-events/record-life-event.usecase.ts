import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { Places } from '../seniors/places';
import { SeniorGate } from '../seniors/senior.gate';
import { LifeEventBook } from './life-event-book';
import type { LifeEventInput } from './life-events.dto';

/** Records what happened to a senior; the contexts above decide what follows for orders and minutes. */
@Injectable()
export class RecordLifeEvent {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly places: Places,
    private readonly book: LifeEventBook,
  ) {}

  execute(ctx: Ctx, seniorId: string, { destinationId, ...event }: LifeEventInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      const destination =
        destinationId === undefined ? undefined : await this.places.resolve(destinationId, '/destinationId');
      return { id: await this.book.record(tx, senior, { ...event, destination }) };
    });
  }
}
