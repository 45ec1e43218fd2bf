import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Context, Database, Permit } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { EntitlementPermissions } from '../../entitlement.permissions';
import { ChooseDto, GroupDto, GroupListDto } from './choice.dto';
import { Choices } from './choices';
import { ChooseProgramme } from './choose-programme.usecase';

@ApiTags('programmes')
@Controller('seniors/:seniorId/programme-choices')
export class ChoicesController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleFacade,
    private readonly choices: Choices,
    private readonly choose: ChooseProgramme,
  ) {}

  /** Groups of which the senior has one programme, and what was chosen. */
  @Get()
  @Permit(EntitlementPermissions.chooseProgramme)
  async list(@Context() ctx: Ctx, @Param('seniorId', ParseUUIDPipe) seniorId: string): Promise<GroupListDto> {
    const maySee = await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW');
    const senior = maySee ? await this.people.senior(this.db, seniorId) : undefined;
    if (!senior) throw EntitlementErrors.seniorNotFound();
    return { items: await this.choices.groups(this.db, senior, this.clock.now()) };
  }

  /** Chooses a programme of a group from the first month on that is not issued yet. */
  @Put(':group')
  @Permit(EntitlementPermissions.chooseProgramme)
  set(
    @Context() ctx: Ctx,
    @Param('seniorId', ParseUUIDPipe) seniorId: string,
    @Param('group') group: string,
    @Body() { programmeCode }: ChooseDto,
  ): Promise<GroupDto> {
    return this.choose.execute(ctx, seniorId, group, programmeCode);
  }
}
