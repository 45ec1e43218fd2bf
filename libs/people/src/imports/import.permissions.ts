import { definePermissions } from '@anzhi/platform';

export const PeopleImportPermissions = definePermissions('people', {
  importSeniors: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CITY_ADMIN'], zh: '导入老人名册' },
  importLists: { roles: ['COUNTY_HANDLER'], zh: '导入其他部门的月度名单' },
});
