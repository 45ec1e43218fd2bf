import { definePermissions } from '@anzhi/platform';

/** One rating is the family's; everybody else sees averages. */
export const VisitsRatingPermissions = definePermissions('visits', {
  rate: { roles: ['ELDER', 'FAMILY'], zh: '评价服务' },
  viewAverages: {
    roles: [
      ...(['PROVIDER_OWNER', 'QA', 'TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER'] as const),
      ...(['COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'] as const),
    ],
    zh: '查看满意度平均分',
  },
  viewOwn: { roles: ['CAREGIVER'], zh: '查看本人的满意度' },
});
