import { defineErrors } from '@anzhi/kernel';

export const HttpErrors = defineErrors('request', {
  malformed: { status: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  invalid: { status: 422, zh: '有 {count} 处填写不正确，请修改后重试', en: '{count} field(s) are not valid' },
  unknownPath: { status: 404, zh: '没有这个接口', en: 'There is no such endpoint' },
  tooLarge: { status: 413, zh: '内容过大', en: 'The content is too large' },
  unsupportedType: { status: 415, zh: '不支持的内容类型', en: 'Unsupported media type' },
  tooMany: { status: 429, zh: '操作太频繁，请稍后再试', en: 'Too many requests, please try again later' },
  unstorable: {
    status: 422,
    zh: '有内容超出可保存的范围，请修改后重试',
    en: 'A value cannot be stored; please change it and try again',
  },
  badCursor: { status: 422, zh: '分页游标无效', en: 'The cursor is not valid' },
  failed: {
    status: 503,
    zh: '系统繁忙，请稍后再试；您的数据没有改变',
    en: 'Please try again later; nothing was changed',
  },
});
