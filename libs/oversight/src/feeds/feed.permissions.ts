import { definePermissions } from '@anzhi/platform';

export const FeedPermissions = definePermissions('oversight.feeds', {
  importFeeds: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '导入核查用的外部数据' },
  reportNothing: { roles: ['COUNTY_HANDLER', 'COUNTY_REVIEWER'], zh: '登记外部数据本月无情况' },
  viewFeeds: {
    roles: [
      'COUNTY_HANDLER',
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'COUNTY_APPROVER',
      'CITY_ADMIN',
      'CITY_POLICY',
      'CITY_AUDITOR',
    ],
    zh: '查看外部数据更新到哪一天',
  },
});
