export { NotificationsModule } from './notifications.module';
export { NotificationsPermissions } from './notifications.permissions';
export { NotificationsSettings } from './notifications.settings';
