import { definePermissions } from '../auth/permissions';

/** The door to all imports; each kind has a permission of its own besides, which says where it holds. */
export const ImportPermissions = definePermissions('imports', {
  use: { roles: ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CITY_ADMIN'], zh: '按文件导入名册' },
});
