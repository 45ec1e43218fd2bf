import { Module } from '@nestjs/common';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { PeopleModule } from '@anzhi/people';
import { ProvidersModule } from '@anzhi/providers';
import { LiveRooms } from './live-rooms';
import { LiveGateway } from './live.gateway';

@Module({
  imports: [GeoModule, IdentityModule, PeopleModule, ProvidersModule],
  providers: [LiveRooms, LiveGateway],
})
export class RealtimeModule {}
