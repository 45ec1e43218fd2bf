import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { VisitsPermissions } from '../visits.permissions';
import { DeviceListView, DeviceView, NewDeviceDto } from './devices.dto';
import { Devices } from './devices';

/** The devices a caregiver works with. */
@ApiTags('visits')
@Controller('devices')
@Permit(VisitsPermissions.deliver)
export class DevicesController {
  constructor(private readonly devices: Devices) {}

  /** The caller's devices, the newest first. */
  @Get()
  own(@Context() ctx: Ctx): Promise<DeviceListView> {
    return this.devices.own(ctx);
  }

  /** The caller works with this device from now on. */
  @Post()
  @HttpCode(201)
  register(@Context() ctx: Ctx, @Body() body: NewDeviceDto): Promise<DeviceView> {
    return this.devices.register(ctx, body);
  }

  /** The caller does not work with this device any more. */
  @Delete(':id')
  release(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<DeviceView> {
    return this.devices.release(ctx, id);
  }
}
