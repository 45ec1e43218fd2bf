import { definePermissions } from '@anzhi/platform';

export const FamilyMoneyPermissions = definePermissions('familyMoney', {
  viewBills: {
    roles: ['ELDER', 'FAMILY', 'CALL_CENTER', 'VILLAGE_HELPER', 'COUNTY_FINANCE', 'CITY_AUDITOR'],
    zh: '查看家庭账单、付款、收据和退款',
  },
  pay: { roles: ['ELDER', 'FAMILY'], zh: '支付家庭自付部分、确认收到现金退款' },
  recordCash: { roles: ['ELDER', 'FAMILY', 'CAREGIVER'], zh: '登记、确认或否认现金付款' },
});
