import { maskAddress, maskName, maskPhone } from '@anzhi/kernel';
import type { ImportColumn } from '@anzhi/platform';
import { IDENTITY_NUMBER_COLUMN } from './identity-number.column';

const anything = { zh: '', en: '' };

/** The columns of a roster of seniors, with the headings that registers of civil affairs use. */
export const SENIOR_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'name',
    zh: '姓名',
    en: 'Name',
    aliases: ['老人姓名'],
    required: true,
    example: '王建国',
    hint: anything,
    mask: maskName,
  },
  IDENTITY_NUMBER_COLUMN,
  {
    key: 'phone',
    zh: '联系电话',
    en: 'Phone',
    aliases: ['手机号', '手机号码', '电话'],
    example: '13800000000',
    hint: { zh: '手机，或带区号的座机', en: 'Mobile, or landline with area code' },
    mask: maskPhone,
  },
  {
    key: 'region',
    zh: '居住地',
    en: 'Residence',
    aliases: ['乡镇', '镇街', '所属镇街', '居住地区划'],
    pointer: '/regionId',
    required: true,
    example: '宿城区双庄街道',
    hint: { zh: '乡镇（街道）或村居的名称或区划代码', en: 'Township or village, by name or code' },
  },
  {
    key: 'address',
    zh: '详细地址',
    en: 'Address',
    aliases: ['住址', '家庭住址', '地址'],
    example: '幸福社区和谐小区12号楼2单元502室',
    hint: { zh: '不含乡镇', en: 'Without the township' },
    mask: maskAddress,
  },
  {
    key: 'latitude',
    zh: '纬度',
    en: 'Latitude',
    example: '33.9612',
    hint: { zh: '可不填；与经度、坐标系同填', en: 'Optional; together with longitude and datum' },
    mask: () => '*',
  },
  { key: 'longitude', zh: '经度', en: 'Longitude', example: '118.2754', hint: anything, mask: () => '*' },
  {
    key: 'datum',
    zh: '坐标系',
    en: 'Datum',
    example: 'GCJ02',
    hint: { zh: 'GCJ02（高德、腾讯）或 WGS84（卫星定位）', en: 'GCJ02 (Chinese maps) or WGS84 (satellites)' },
  },
  {
    key: 'categories',
    zh: '身份类别',
    en: 'Categories',
    aliases: ['人员类别', '老人类别'],
    pointer: '/code',
    example: '低保、独居',
    hint: {
      zh: '多个用顿号分隔；高龄由系统按出生日期得出，不填',
      en: 'Separated by commas; age follows from the birth date',
    },
  },
  {
    key: 'categoriesFrom',
    zh: '类别起始日期',
    en: 'Categories since',
    pointer: '/validFrom',
    example: '2026-01-01',
    hint: { zh: '填写身份类别时必填', en: 'Required with categories' },
  },
  {
    key: 'categoriesUntil',
    zh: '类别终止日期',
    en: 'Categories until',
    pointer: '/validTo',
    example: '',
    hint: { zh: '不再享有的第一天；长期的不填', en: 'First day on which they no longer hold' },
  },
  {
    key: 'categorySource',
    zh: '认定依据',
    en: 'Category source',
    example: '县民政局低保台账',
    hint: { zh: '证件或认定部门', en: 'The proof, or the department' },
  },
  {
    key: 'hukou',
    zh: '户籍地',
    en: 'Hukou',
    pointer: '/hukouRegionId',
    example: '宿城区',
    hint: { zh: '区县、乡镇或村居', en: 'County, township or village' },
  },
];
