import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { AddAddress } from './add-address.usecase';
import { AddressInput } from './addresses.dto';

@ApiTags('people')
@Controller('seniors/:id/addresses')
export class AddressesController {
  constructor(private readonly addAddress: AddAddress) {}

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
}
