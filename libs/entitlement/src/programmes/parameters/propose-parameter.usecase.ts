import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { NewParameterDto, ParameterRefDto } from './parameter.dto';
import { ParameterStore } from './parameter.store';

/** One person proposes a value for a division and time; it counts once another has approved it. */
@Injectable()
export class ProposeParameter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parameters: ParameterStore,
  ) {}

  execute(ctx: Ctx, { from, to, ...input }: NewParameterDto): Promise<ParameterRefDto> {
    return this.uow.run(ctx, async (tx) => ({
      id: await this.parameters.propose(tx, input, { from, to: to ?? null }),
    }));
  }
}
