import { maskName, maskPhone } from '@anzhi/kernel';
import type { ImportColumn } from '@anzhi/platform';
import { TERM_COLUMNS } from './paper-cells';

const anything = { zh: '', en: '' };
const required = true;

/** The columns of a roster of providers; one row a licence, the provider described alike in each. */
export const PROVIDER_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'name',
    zh: '机构名称',
    en: 'Name',
    aliases: ['单位名称'],
    required,
    example: '宿城区康养服务中心',
    hint: { zh: '与登记证照一致；有几份证照就填几行', en: 'As registered; one row for each licence' },
  },
  {
    key: 'creditCode',
    zh: '统一社会信用代码',
    en: 'Credit code',
    aliases: ['信用代码'],
    required,
    example: '91321302MA00000000',
    hint: { zh: '18 位', en: '18 characters' },
  },
  { key: 'type', zh: '机构类型', en: 'Type', required, example: '居家养老服务组织', hint: anything },
  {
    key: 'region',
    zh: '所在地',
    en: 'Township',
    aliases: ['所在乡镇', '所属镇街'],
    pointer: '/regionId',
    required,
    example: '宿城区双庄街道',
    hint: { zh: '乡镇（街道）名称或区划代码', en: 'Township, by name or code' },
  },
  { key: 'address', zh: '地址', en: 'Address', required, example: '幸福路1号', hint: anything },
  {
    key: 'latitude',
    zh: '纬度',
    en: 'Latitude',
    example: '33.9612',
    hint: { zh: '可不填；与经度、坐标系同填', en: 'Optional; together with longitude and datum' },
  },
  { key: 'longitude', zh: '经度', en: 'Longitude', example: '118.2754', hint: anything },
  {
    key: 'datum',
    zh: '坐标系',
    en: 'Datum',
    example: 'GCJ02',
    hint: { zh: 'GCJ02 或 WGS84', en: 'GCJ02 or WGS84' },
  },
  {
    key: 'contactName',
    zh: '联系人',
    en: 'Contact',
    required,
    example: '王主任',
    hint: anything,
    mask: maskName,
  },
  {
    key: 'contactPhone',
    zh: '联系电话',
    en: 'Contact phone',
    required,
    example: '13800000000',
    hint: { zh: '手机', en: 'Mobile' },
    mask: maskPhone,
  },
  {
    key: 'serviceRegions',
    zh: '服务区域',
    en: 'Service areas',
    pointer: '/serviceRegionIds',
    required,
    example: '宿城区、宿豫区',
    hint: { zh: '名称或区划代码，多个用顿号分隔', en: 'Names or codes, separated by commas' },
  },
  {
    key: 'items',
    zh: '服务项目',
    en: 'Items',
    pointer: '/itemCodes',
    required,
    example: 'REHAB、MEAL_COOK',
    hint: { zh: '服务目录的项目编码，多个用顿号分隔', en: 'Codes of the catalogue, separated by commas' },
  },
  { key: 'licenceType', zh: '证照类型', en: 'Licence', required, example: '营业执照', hint: anything },
  {
    key: 'licenceNumber',
    zh: '证照编号',
    en: 'Licence number',
    required,
    example: '91321302MA00000000',
    hint: anything,
  },
  { key: 'issuer', zh: '发证机关', en: 'Issuer', required, example: '宿城区市场监督管理局', hint: anything },
  { key: 'licenceScope', zh: '许可范围', en: 'Licence scope', required, example: '养老服务', hint: anything },
  ...TERM_COLUMNS,
];
