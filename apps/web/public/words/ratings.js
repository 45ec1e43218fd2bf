/** How content, the best first. */
export const SCORES = {
  5: { zh: '5 分 很满意', en: '5, very happy' },
  4: { zh: '4 分 满意', en: '4, happy' },
  3: { zh: '3 分 一般', en: '3, so-so' },
  2: { zh: '2 分 不满意', en: '2, unhappy' },
  1: { zh: '1 分 很不满意', en: '1, very unhappy' },
};

export const RATING_REASONS = {
  PUNCTUAL: { zh: '准时', en: 'on time' },
  KIND: { zh: '态度好', en: 'kind' },
  SKILLED: { zh: '手法熟练', en: 'skilled' },
  THOROUGH: { zh: '做得仔细', en: 'thorough' },
  LATE: { zh: '来晚了', en: 'late' },
  TOO_SHORT: { zh: '时间不够', en: 'too short' },
  UNKIND: { zh: '态度不好', en: 'unkind' },
  UNSKILLED: { zh: '手法生疏', en: 'unskilled' },
  NOT_ALL_DONE: { zh: '项目没做全', en: 'not all was done' },
};
