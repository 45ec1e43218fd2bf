import type { Role } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

const CITIZENS: Role[] = ['ELDER', 'FAMILY'];
/** Those who keep the file. */
const KEEPERS: Role[] = ['VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'];
/** Those who check what the keepers do. */
const CHECKERS: Role[] = [
  'TOWN_VERIFIER',
  'COUNTY_REVIEWER',
  'COUNTY_APPROVER',
  'COUNTY_INSPECTOR',
  'CITY_ADMIN',
  'CITY_AUDITOR',
];

export const PeoplePermissions = definePermissions('people', {
  listSeniors: { roles: [...KEEPERS, ...CHECKERS], zh: '查询老人名册（脱敏）' },
  lookUpSenior: { roles: KEEPERS, zh: '按身份证号码或电话查找老人' },
  viewSenior: { roles: [...KEEPERS, ...CHECKERS, ...CITIZENS], zh: '查看老人档案（脱敏）' },
  viewMySeniors: { roles: CITIZENS, zh: '查看本人和所代理的老人' },
  registerSenior: { roles: KEEPERS, zh: '登记老人' },
  changeSenior: { roles: KEEPERS, zh: '修改老人档案' },
  tellWayUp: { roles: [...KEEPERS, ...CITIZENS], zh: '说明住几楼、有没有电梯' },
  recordCategory: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '登记、更正、终止或撤销身份类别' },
  viewFacts: { roles: [...KEEPERS, ...CHECKERS, ...CITIZENS], zh: '查看老人情况登记（脱敏）' },
  recordFact: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '登记、更正、终止或撤销老人情况' },
  readFactEvidence: {
    roles: [
      'TOWN_HANDLER',
      'COUNTY_HANDLER',
      'TOWN_VERIFIER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
    ],
    zh: '查看老人情况的证明材料（留痕）',
  },
  grantRights: { roles: ['ELDER', 'TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '授权代理人' },
  revokeRights: { roles: [...CITIZENS, 'TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '撤销代理人' },
  openAccount: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '为老人开通登录账号' },
  recordLifeEvent: { roles: KEEPERS, zh: '登记去世、住院、迁居等事件' },
  retractLifeEvent: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'], zh: '撤销误登记的去世、住院、迁居等事件' },
  viewLists: {
    roles: [
      'COUNTY_HANDLER',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'COUNTY_INSPECTOR',
      'CITY_ADMIN',
      'CITY_AUDITOR',
    ],
    zh: '查看部门名单的比对结果',
  },
  downloadListChanges: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '下载部门名单的变动明细（留痕）' },
  confirmList: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '复核人数骤减的部门名单' },
  decideConsent: { roles: [...CITIZENS, ...KEEPERS], zh: '登记同意或撤回同意' },
  reveal: {
    roles: [...KEEPERS, 'TOWN_VERIFIER', 'COUNTY_REVIEWER', 'COUNTY_INSPECTOR', ...CITIZENS],
    zh: '查看完整个人信息（须说明用途并留痕）',
  },
  viewAccessLog: {
    roles: [...CITIZENS, 'COUNTY_REVIEWER', 'COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'],
    zh: '查看个人信息查阅记录',
  },
});
