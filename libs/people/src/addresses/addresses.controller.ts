import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { AddAddress } from './add-address.usecase';
import { AddressInput, WayUpInput } from './addresses.dto';
import { TellWayUp } from './tell-way-up.usecase';

@ApiTags('people')
@Controller('seniors/:id/addresses')
export class AddressesController {
  constructor(
    private readonly addAddress: AddAddress,
    private readonly tellWayUp: TellWayUp,
  ) {}

  /** Adds an address; one of the same label is replaced. */
  @Post()
  @Permit(PeoplePermissions.changeSenior)
  add(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: AddressInput,
  ): Promise<CreatedDto> {
    return this.addAddress.execute(ctx, id, input);
  }

  /** Says on which floor the home is and whether there is a lift. */
  @Put(':addressId/way-up')
  @Permit(PeoplePermissions.tellWayUp)
  wayUp(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('addressId', ParseUUIDPipe) addressId: string,
    @Body() input: WayUpInput,
  ): Promise<CreatedDto> {
    return this.tellWayUp.execute(ctx, id, addressId, input);
  }
}
