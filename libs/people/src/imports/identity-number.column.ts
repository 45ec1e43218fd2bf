import { maskIdentityNumber } from '@anzhi/kernel';
import type { ImportColumn } from '@anzhi/platform';

/** How every list of people names the number they are found by. */
export const IDENTITY_NUMBER_COLUMN: ImportColumn = {
  key: 'identityNumber',
  zh: '身份证号',
  en: 'Identity number',
  aliases: ['身份证号码', '公民身份号码', '证件号码'],
  required: true,
  example: '32130219440506001X',
  hint: { zh: '18 位，单元格须为文本格式', en: '18 characters, in a cell formatted as text' },
  mask: maskIdentityNumber,
};
