import { Body, Controller, Delete, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { GrantRights } from './grant-rights.usecase';
import { RepresentativeInput } from './representatives.dto';
import { RevokeRights } from './revoke-rights.usecase';

@ApiTags('people')
@Controller('seniors/:id/representatives')
export class RepresentativesController {
  constructor(
    private readonly grantRights: GrantRights,
    private readonly revokeRights: RevokeRights,
  ) {}

  /** Makes somebody the senior's representative; earlier rights of his for this senior are replaced. */
  @Post()
  @Permit(PeoplePermissions.grantRights)
  grant(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RepresentativeInput,
  ): Promise<CreatedDto> {
    return this.grantRights.execute(ctx, id, input);
  }

  /** Ends the rights at once. */
  @Delete(':representativeId')
  @Permit(PeoplePermissions.revokeRights)
  revoke(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('representativeId', ParseUUIDPipe) representativeId: string,
  ): Promise<CreatedDto> {
    return this.revokeRights.execute(ctx, id, representativeId);
  }
}
