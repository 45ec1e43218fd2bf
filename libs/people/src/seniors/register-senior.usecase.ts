import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { SeniorRegister } from './senior.register';
import type { RegisteredSeniorDto, RegisterSeniorInput } from './seniors.dto';

@Injectable()
export class RegisterSenior {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: SeniorRegister,
  ) {}

  execute(ctx: Ctx, input: RegisterSeniorInput): Promise<RegisteredSeniorDto> {
    return this.uow.run(ctx, (tx) => this.register.upsert(tx, input));
  }
}
