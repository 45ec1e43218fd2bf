import { maskIdentityNumber, maskName, maskPhone } from '@anzhi/kernel';
import type { ImportColumn } from '@anzhi/platform';
import { TERM_COLUMNS } from './paper-cells';

const anything = { zh: '', en: '' };
const required = true;

/** The columns of a roster of caregivers; one row a credential, the caregiver described alike in each. */
export const CAREGIVER_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'name',
    zh: '姓名',
    en: 'Name',
    required,
    example: '李秀英',
    hint: { zh: '有几份证书就填几行', en: 'One row for each credential' },
    mask: maskName,
  },
  {
    key: 'identityNumber',
    zh: '身份证号',
    en: 'Identity number',
    aliases: ['身份证号码', '公民身份号码'],
    required,
    example: '32130219780305001X',
    hint: { zh: '18 位，单元格须为文本格式', en: '18 characters, in a cell formatted as text' },
    mask: maskIdentityNumber,
  },
  {
    key: 'phone',
    zh: '手机号',
    en: 'Phone',
    aliases: ['手机号码', '联系电话'],
    required,
    example: '13800000000',
    hint: { zh: '用于登录', en: 'To log in with' },
    mask: maskPhone,
  },
  {
    key: 'creditCode',
    zh: '机构信用代码',
    en: 'Provider credit code',
    aliases: ['统一社会信用代码', '所属机构信用代码'],
    pointer: '/providerId',
    required,
    example: '91321302MA00000000',
    hint: { zh: '所属机构须已登记', en: 'The provider must be on file' },
  },
  {
    key: 'skills',
    zh: '服务技能',
    en: 'Skills',
    example: '身体照护、助浴',
    hint: { zh: '名称或编码，多个用顿号分隔', en: 'Names or codes, separated by commas' },
  },
  { key: 'dialects', zh: '方言', en: 'Dialects', example: '普通话、江淮官话', hint: anything },
  {
    key: 'week',
    zh: '工作时间',
    en: 'Working hours',
    pointer: '/hours',
    example: '周一至周五 8:00-12:00 14:00-18:00；周六 8:00-12:00',
    hint: {
      zh: '不填则保持原有安排；没有工作时间的人不会被派单',
      en: 'Without any, nobody is sent to visits',
    },
  },
  { key: 'credentialType', zh: '证书类型', en: 'Credential', required, example: '健康证', hint: anything },
  {
    key: 'credentialNumber',
    zh: '证书编号',
    en: 'Credential number',
    required,
    example: 'JK2026001',
    hint: anything,
  },
  ...TERM_COLUMNS,
];
