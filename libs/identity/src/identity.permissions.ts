import { ROLE_NAMES } from '@anzhi/contracts';
import { definePermissions } from '@anzhi/platform';

export const IdentityPermissions = definePermissions('identity', {
  useOwnAccount: { roles: ROLE_NAMES, zh: '查看和管理本人的账号与登录' },
  manageAccounts: { roles: ['CITY_ADMIN', 'COUNTY_APPROVER'], zh: '管理本辖区工作人员的账号与角色' },
});
