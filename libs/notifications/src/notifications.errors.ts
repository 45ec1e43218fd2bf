import { defineErrors } from '@anzhi/kernel';

export const NotificationsErrors = defineErrors('notifications', {
  deliveryNotFound: { status: 404, zh: '没有找到这条发送记录', en: 'There is no such delivery' },
  alwaysOn: {
    status: 422,
    zh: '“{topic}”有法定效力或关系安全，这种通知不能关闭',
    en: '{topic}: this has legal effect or concerns safety and cannot be switched off',
  },
});
