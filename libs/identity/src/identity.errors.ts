import { defineErrors } from '@anzhi/kernel';

export const IdentityErrors = defineErrors('identity', {
  credentialsWrong: {
    status: 401,
    zh: '手机号或密码不正确',
    en: 'The phone number or the password is not right',
  },
  codeWrong: {
    status: 401,
    zh: '验证码不正确或已失效，请核对后重试或重新获取',
    en: 'The code is not right or no longer valid; check it or ask for a new one',
  },
  locked: {
    status: 429,
    zh: '尝试次数过多，请在 {minutes} 分钟后再试',
    en: 'Too many attempts; please try again in {minutes} minute(s)',
  },
  sessionEnded: {
    status: 401,
    zh: '登录已失效，请重新登录',
    en: 'Your session has ended, please log in again',
  },
  sessionNotFound: { status: 404, zh: '没有找到这次登录', en: 'There is no such session' },
  accountNotFound: { status: 404, zh: '没有找到这个账号', en: 'There is no such account' },
  grantNotFound: { status: 404, zh: '没有找到这项角色授权', en: 'There is no such role grant' },
  phoneInvalid: { status: 422, zh: '手机号码不正确', en: 'Not a valid mobile number' },
  passwordTooShort: {
    status: 422,
    zh: '密码至少 {length} 个字符',
    en: 'The password needs at least {length} characters',
  },
  passwordTooSimple: {
    status: 422,
    zh: '密码过于简单：请混用字母与数字或符号，且不要包含手机号',
    en: 'The password is too simple: mix letters with digits or signs, and leave out your phone number',
  },
  currentPasswordWrong: { status: 422, zh: '当前密码不正确', en: 'The current password is not right' },
  codeTooSoon: {
    status: 429,
    zh: '验证码刚刚发出，请在 {seconds} 秒后再获取',
    en: 'A code was sent just now; ask again in {seconds} seconds',
  },
  codesUsedUp: {
    status: 429,
    zh: '今天获取验证码的次数已用完，请改用密码登录或明天再试',
    en: 'No more codes today; use your password or try again tomorrow',
  },
  smsUnavailable: {
    status: 503,
    zh: '短信服务尚未开通，请使用密码登录或联系管理员',
    en: 'Text messages are not set up; use your password or ask your administrator',
  },
  notYourself: {
    status: 403,
    zh: '不能更改自己的角色或账号状态，请由其他管理员办理',
    en: 'You cannot change your own roles or status; another administrator must',
  },
  mayNotGrant: {
    status: 403,
    zh: '您不能在该辖区授予或收回这个角色',
    en: 'You may not grant or end this role there',
  },
  wrongLevel: {
    status: 422,
    zh: '这个角色不属于该级行政区划，请选择相应级别的区划',
    en: 'This role does not belong to a division of that level',
  },
  mayNotDisable: {
    status: 403,
    zh: '该账号还有您无权管理的角色，不能由您停用或启用',
    en: 'The account holds roles that are not yours to manage',
  },
});
