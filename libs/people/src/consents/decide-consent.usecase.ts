import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { SeniorGate } from '../seniors/senior.gate';
import { ConsentEntity } from './consent.entity';
import type { ConsentInput } from './consents.dto';

/** Records a decision of the senior, of a representative who may confirm for him, or on paper through an officer. */
@Injectable()
export class DecideConsent {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: ConsentInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.gate.lock(tx, seniorId, 'CONFIRM');
      const { purpose, version, given } = input;
      const id = newId();
      await tx.repo(ConsentEntity).insert({
        id,
        seniorId,
        purpose,
        version,
        given,
        channel: ctx.channel,
        decidedBy: accountOf(ctx),
        decidedAs: senior.capacity,
        at: tx.now,
      });
      tx.audit({
        action: given ? 'people.consent-given' : 'people.consent-withdrawn',
        subject: 'consent',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { purpose, version, as: senior.capacity },
      });
      return { id };
    });
  }
}
