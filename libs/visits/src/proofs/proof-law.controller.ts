import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { NewDemandDto, NewWeightDto, ProofLawView } from './proof-law.dto';
import { SetProofLaw } from './set-proof-law.usecase';

/** What proofs at the door are worth. */
@ApiTags('visits')
@Controller('proof-law')
export class ProofLawController {
  constructor(
    private readonly law: SetProofLaw,
    private readonly clock: Clock,
  ) {}

  /** What each method weighs and what each item asks for, today and from the days to come. */
  @Get()
  @Permit(VisitsPermissions.view)
  read(): Promise<ProofLawView> {
    return this.law.read(businessDate(this.clock.now()));
  }

  /** What a method weighs from a day on. */
  @Post('weights')
  @HttpCode(201)
  @Permit(VisitsPermissions.setProofLaw)
  weight(@Context() ctx: Ctx, @Body() body: NewWeightDto): Promise<ProofLawView> {
    return this.law.weight(ctx, body);
  }

  /** What an item asks for from a day on, or every item that has nothing of its own. */
  @Post('demands')
  @HttpCode(201)
  @Permit(VisitsPermissions.setProofLaw)
  demand(@Context() ctx: Ctx, @Body() body: NewDemandDto): Promise<ProofLawView> {
    return this.law.demand(ctx, body);
  }
}
