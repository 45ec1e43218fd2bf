import { defineSettings } from '@anzhi/platform';

/** [DESIGN]: how long points count, and from how many on the list of policy.md 9.3 is to be considered. */
export const SanctionSettings = defineSettings('oversight.sanctions', {
  pointsDays: {
    fallback: 365,
    least: 1,
    zh: '记分的有效期（天）',
    en: 'Days for which sanction points count',
  },
  pointsToList: {
    fallback: 12,
    least: 1,
    zh: '有效记分达到多少分时，应研究是否列入失信名单',
    en: 'Points from which on listing is to be considered',
  },
});
