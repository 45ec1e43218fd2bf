import { defineSettings } from '../settings/settings';

export const ImportSettings = defineSettings('imports', {
  // DESIGN: long enough to correct the failed rows, no longer than needed (PIPL art. 19)
  keepRowsDays: {
    fallback: 30,
    zh: '导入明细（加密保存）保留天数，到期删除，只留导入记录',
    en: 'Days for which the (encrypted) rows of an import are kept; its record stays',
  },
});
