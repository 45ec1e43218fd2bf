import { ROLE_NAMES } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

export const NotificationsPermissions = definePermissions('notifications', {
  useOwnInbox: { roles: ROLE_NAMES, zh: '查看本人的消息，设置本人的通知方式' },
  viewDeliveries: {
    roles: ['CALL_CENTER', 'COUNTY_HANDLER', 'CITY_ADMIN'],
    zh: '查看辖区内通知的发送记录',
  },
});
