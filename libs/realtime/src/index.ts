export { RealtimeModule } from './realtime.module';
export { RealtimePermissions } from './realtime.permissions';
