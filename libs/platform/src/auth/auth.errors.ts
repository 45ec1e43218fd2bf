import { defineErrors } from '@anzhi/kernel';

export const AuthErrors = defineErrors('auth', {
  loginNeeded: { status: 401, zh: '请先登录', en: 'Please log in first' },
  sessionEnded: {
    status: 401,
    zh: '登录已失效，请重新登录',
    en: 'Your session has ended, please log in again',
  },
  notAllowed: { status: 403, zh: '您没有办理此事项的权限', en: 'You are not permitted to do this' },
});
