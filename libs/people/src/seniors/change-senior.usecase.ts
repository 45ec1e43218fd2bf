import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import { Places } from './places';
import { SeniorChanges } from './senior-changes';
import { SeniorEntity } from './senior.entity';
import { SeniorGate } from './senior.gate';
import type { ChangeSeniorInput, RegisteredSeniorDto } from './seniors.dto';

@Injectable()
export class ChangeSenior {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly places: Places,
    private readonly changes: SeniorChanges,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: ChangeSeniorInput): Promise<RegisteredSeniorDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.gate.lock(tx, seniorId, 'VIEW');
      const senior = await tx.repo(SeniorEntity).findOneBy({ id: seniorId });
      if (!senior) throw PeopleErrors.seniorNotFound();
      const { regionId } = input;
      const place = regionId && (await this.places.resolveWithin(ctx.scope, regionId, '/regionId'));
      const changes = await this.changes.apply(tx, senior, input, place || undefined);
      tx.audit({
        action: 'people.senior-updated',
        subject: 'senior',
        subjectId: seniorId,
        seniorId,
        regionId: senior.regionId,
        details: { changes },
      });
      return { id: seniorId, created: false, changed: changes.length > 0 };
    });
  }
}
