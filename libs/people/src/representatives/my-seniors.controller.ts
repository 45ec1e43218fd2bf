import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { accountOf, businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Context, Database, Permit } from '@anzhi/platform';
import { PeoplePermissions } from '../people.permissions';
import { RepresentativeQueries } from './representative.queries';
import { MySeniorsDto } from './representatives.dto';

@ApiTags('people')
@Controller('my/seniors')
export class MySeniorsController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly representatives: RepresentativeQueries,
  ) {}

  /** The caller himself, if he is on file, and the seniors who granted him rights. */
  @Get()
  @Permit(PeoplePermissions.viewMySeniors)
  async list(@Context() ctx: Ctx): Promise<MySeniorsDto> {
    const today = businessDate(this.clock.now());
    return { items: await this.representatives.mySeniors(this.db, accountOf(ctx), today) };
  }
}
