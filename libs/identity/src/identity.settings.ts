import { defineSettings } from '@anzhi/platform';

/** DESIGN: all of these; GB/T 22239-2019 (policy.md 11.4) asks for complexity and lockout and names no number. */
export const IdentitySettings = defineSettings('identity', {
  passwordLength: { fallback: 10, zh: '密码最短长度（字符）', en: 'Shortest password (characters)' },
  guessesPerPhone: {
    fallback: 5,
    zh: '同一手机号连续输错密码几次后暂停登录（次）',
    en: 'Wrong passwords for one phone number before it is locked',
  },
  guessesPerCaller: {
    fallback: 50,
    zh: '同一网络地址连续输错几次后暂停登录（次；单位常共用一个地址）',
    en: 'Wrong guesses from one network address before it is locked (an office shares one)',
  },
  firstLockSeconds: {
    fallback: 60,
    zh: '首次暂停登录的时长（秒），此后每错一次加倍',
    en: 'First lock (seconds); doubles with every further failure',
  },
  longestLockSeconds: { fallback: 3_600, zh: '暂停登录的最长时长（秒）', en: 'Longest lock (seconds)' },
  forgetGuessesHours: {
    fallback: 24,
    zh: '多久没有输错后重新计数（小时）',
    en: 'Quiet time after which counting starts anew (hours)',
  },
  codeSeconds: { fallback: 300, zh: '短信验证码有效时长（秒）', en: 'Validity of a one-time code (seconds)' },
  codeAttempts: { fallback: 5, zh: '一个验证码最多可试几次（次）', en: 'Attempts for one code' },
  codeResendSeconds: {
    fallback: 60,
    zh: '再次获取验证码的间隔（秒）',
    en: 'Wait before the next code (seconds)',
  },
  codesPerPhone: {
    fallback: 10,
    zh: '同一手机号每 24 小时验证码条数',
    en: 'Codes for one phone in 24 hours',
  },
  codesPerCaller: {
    fallback: 200,
    zh: '同一网络地址每 24 小时验证码条数',
    en: 'Codes from one address in 24 hours',
  },
});
