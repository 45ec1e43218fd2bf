import { Module } from '@nestjs/common';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { PeopleModule } from '@anzhi/people';
import { ProvidersModule } from '@anzhi/providers';
import { LiveDoor } from './live-door';
import { LiveReplay } from './live-replay';
import { LiveRooms } from './live-rooms';
import { LiveTail } from './live-tail';
import { LiveGateway } from './live.gateway';

@Module({
  imports: [GeoModule, IdentityModule, PeopleModule, ProvidersModule],
  providers: [LiveDoor, LiveReplay, LiveRooms, LiveTail, LiveGateway],
})
export class RealtimeModule {}
