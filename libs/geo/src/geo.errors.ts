import { defineErrors } from '@anzhi/kernel';

export const GeoErrors = defineErrors('geo', {
  regionNotFound: { status: 404, zh: '没有找到这个行政区划', en: 'There is no such division' },
  notInCounty: {
    status: 422,
    zh: '请选择到县（区）或以下的行政区划',
    en: 'Please choose a county or a division below one',
  },
});
