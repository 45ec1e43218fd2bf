import { definePermissions } from '@anzhi/platform';

/** Reading needs none: the service list and its guided prices are published. */
export const CataloguePermissions = definePermissions('catalogue', {
  setPrice: { roles: ['CITY_POLICY'], zh: '制定指导价' },
});
