import { definePermissions } from '@anzhi/platform';

export const ProvidersImportPermissions = definePermissions('providers', {
  importProviders: { roles: ['COUNTY_HANDLER', 'CITY_ADMIN'], zh: '导入服务机构名册' },
  importCaregivers: { roles: ['COUNTY_HANDLER', 'CITY_ADMIN'], zh: '导入护理员名册' },
});
