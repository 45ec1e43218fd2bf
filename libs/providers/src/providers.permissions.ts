import type { Role } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

const COUNTY: Role[] = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'];
const CITY: Role[] = ['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR'];
const TOWN: Role[] = ['TOWN_HANDLER', 'TOWN_VERIFIER', 'VILLAGE_HELPER', 'CALL_CENTER'];
const STAFF: Role[] = ['PROVIDER_OWNER', 'DISPATCHER', 'QA'];
const FINANCE: Role[] = ['PROVIDER_FINANCE', 'COUNTY_FINANCE'];
const CITIZENS: Role[] = ['ELDER', 'FAMILY', 'CAREGIVER'];

export const ProvidersPermissions = definePermissions('providers', {
  apply: { roles: ['PROVIDER_OWNER', 'ELDER', 'FAMILY'], zh: '申请成为服务机构' },
  view: { roles: [...COUNTY, ...CITY, ...TOWN, ...STAFF, ...FINANCE, ...CITIZENS], zh: '查看服务机构' },
  check: { roles: ['COUNTY_HANDLER'], zh: '审核机构申请' },
  decideAdmission: { roles: ['COUNTY_REVIEWER', 'COUNTY_APPROVER'], zh: '决定机构准入' },
  suspend: { roles: ['COUNTY_HANDLER', 'COUNTY_APPROVER', 'COUNTY_INSPECTOR'], zh: '暂停机构接单' },
  reinstate: { roles: ['COUNTY_APPROVER'], zh: '恢复机构接单' },
  proposeBlacklisting: {
    roles: ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'CITY_AUDITOR'],
    zh: '提请列入失信名单',
  },
  blacklist: { roles: ['COUNTY_APPROVER', 'CITY_ADMIN'], zh: '决定列入或移出失信名单' },
  filePersonRemoval: { roles: ['COUNTY_HANDLER'], zh: '受理护理员移出失信名单的申请' },
  applyForRemoval: { roles: ['PROVIDER_OWNER'], zh: '申请移出失信名单' },
  manageServices: { roles: ['PROVIDER_OWNER'], zh: '维护服务区域和项目' },
  appointStaff: { roles: ['PROVIDER_OWNER'], zh: '任免调度员、质检员和财务' },
  submitLicence: { roles: ['PROVIDER_OWNER'], zh: '提交机构证照' },
  decideLicence: { roles: ['COUNTY_HANDLER'], zh: '审核机构证照' },
  revokeLicence: { roles: ['COUNTY_HANDLER', 'COUNTY_INSPECTOR'], zh: '撤销机构证照' },
  readPaperFile: { roles: ['PROVIDER_OWNER', ...COUNTY], zh: '查看证照附件' },
  viewCaregivers: { roles: [...STAFF, ...COUNTY, 'CITY_AUDITOR'], zh: '查看护理员' },
  viewSelf: { roles: ['CAREGIVER'], zh: '查看本人护理员档案' },
  manageCaregivers: { roles: ['PROVIDER_OWNER'], zh: '登记护理员、证书和离职' },
  planHours: { roles: ['PROVIDER_OWNER', 'DISPATCHER'], zh: '安排工作时间和请假' },
  decideCredential: { roles: ['COUNTY_HANDLER'], zh: '审核护理员证书' },
  revokeCredential: { roles: ['COUNTY_HANDLER', 'COUNTY_INSPECTOR'], zh: '撤销护理员证书' },
});
