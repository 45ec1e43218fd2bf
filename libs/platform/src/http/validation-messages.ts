import type { Locale } from '@anzhi/kernel';

/** Plain words for class-validator's constraints. `{0}` is the number or list in its own message. */
const MESSAGES: Record<string, { zh: string; en: string }> = {
  whitelistValidation: { zh: '不认识这个字段', en: 'This field is not known' },
  isDefined: { zh: '必填', en: 'Required' },
  isNotEmpty: { zh: '不能为空', en: 'Must not be empty' },
  isString: { zh: '应为文字', en: 'Must be text' },
  isBoolean: { zh: '应为是或否', en: 'Must be true or false' },
  isInt: { zh: '应为整数', en: 'Must be a whole number' },
  isNumber: { zh: '应为数字', en: 'Must be a number' },
  isUuid: { zh: '编号格式不正确', en: 'Not a valid id' },
  isArray: { zh: '应为列表', en: 'Must be a list' },
  arrayMinSize: { zh: '至少选择 {0} 项', en: 'At least {0} needed' },
  arrayMaxSize: { zh: '最多 {0} 项', en: 'At most {0} allowed' },
  min: { zh: '不能小于 {0}', en: 'Must not be less than {0}' },
  max: { zh: '不能大于 {0}', en: 'Must not be more than {0}' },
  minLength: { zh: '至少 {0} 个字', en: 'At least {0} characters' },
  maxLength: { zh: '最多 {0} 个字', en: 'At most {0} characters' },
  isIn: { zh: '只能是：{0}', en: 'Must be one of: {0}' },
  isEnum: { zh: '只能是：{0}', en: 'Must be one of: {0}' },
  isISO8601: { zh: '时间格式不正确（例：2026-11-30T09:00:00+08:00）', en: 'Not a valid time (ISO 8601)' },
  isDay: { zh: '日期格式不正确（例：2026-11-30）', en: 'Not a valid date (2026-11-30)' },
  isLatitude: { zh: '纬度不正确', en: 'Not a valid latitude' },
  isLongitude: { zh: '经度不正确', en: 'Not a valid longitude' },
  matches: { zh: '格式不正确', en: 'The format is not valid' },
  isIdentityNumber: { zh: '身份证号码不正确', en: 'Not a valid identity number' },
  isMobile: { zh: '手机号码不正确', en: 'Not a valid mobile number' },
  isCreditCode: { zh: '统一社会信用代码不正确', en: 'Not a valid unified social credit code' },
  nestedValidation: { zh: '应为一组内容', en: 'Must be an object' },
};

/** class-validator's own text ends with the bound or the list of allowed values. */
const detailIn = (text: string): string =>
  /following values: (.+)$/.exec(text)?.[1] ?? /(-?\d+)(?: characters| elements)?$/.exec(text)?.[1] ?? '';

export function messageFor(constraint: string, fallback: string, locale: Locale): string {
  const message = MESSAGES[constraint];
  if (!message) return locale === 'en' ? fallback : '填写不正确';
  return message[locale === 'en' ? 'en' : 'zh'].replace('{0}', detailIn(fallback));
}
