/** Words of risk rules: severities, subjects, units of thresholds, data they need. */
export const SEVERITIES = {
  BLOCK: { zh: '阻止付款', en: 'blocks payment' },
  WITHHOLD: { zh: '暂缓付款并立案', en: 'withheld, with a case' },
  HOLD: { zh: '暂缓付款', en: 'payment held' },
  SCORE: { zh: '仅提示', en: 'for attention' },
};

export const SUBJECTS = {
  VISIT: { zh: '服务', en: 'visit' },
  CAREGIVER: { zh: '护理员', en: 'caregiver' },
  SENIOR: { zh: '老人', en: 'senior' },
  PROVIDER: { zh: '机构', en: 'provider' },
  DEVICE: { zh: '设备', en: 'device' },
  ASSESSOR: { zh: '评估师', en: 'assessor' },
  OFFICER: { zh: '经办人', en: 'officer' },
};

export const UNITS = {
  MINUTE: { zh: '分钟', en: 'minutes' },
  SECOND: { zh: '秒', en: 'seconds' },
  HOUR: { zh: '小时', en: 'hours' },
  DAY: { zh: '日', en: 'days' },
  METRE: { zh: '米', en: 'metres' },
  KM_PER_HOUR: { zh: '公里/小时', en: 'km/h' },
  PERCENT: { zh: '（百分比）', en: 'per cent' },
  COUNT: { zh: '（个数）', en: '(count)' },
  SCORE: { zh: '分', en: 'points' },
};

export const NEEDS = {
  DEATHS: { zh: '死亡名单', en: 'deaths' },
  HOSPITAL_STAYS: { zh: '住院数据', en: 'hospital stays' },
  INSTITUTION_STAYS: { zh: '机构入住数据', en: 'stays in institutions' },
  OTHER_STAYS: { zh: '喘息、服刑、出入境数据', en: 'respite, prison, abroad' },
  INSURED_SERVICES: { zh: '长护险数据', en: 'long-term-care insurance' },
  CONTRACTS: { zh: '劳动合同', en: 'contracts' },
  LEAVE: { zh: '请假和出行', en: 'leave and journeys' },
  WORK_ELSEWHERE: { zh: '其他就业和就医', en: 'other jobs and hospital days' },
  ACTIVITIES: { zh: '老人外出活动记录', en: "seniors' activities" },
  HOUSEHOLDS: { zh: '户籍和同户信息', en: 'households' },
  POSITION: { zh: '定位', en: 'position' },
  DEVICE: { zh: '设备标识', en: 'device' },
  CLOCK: { zh: '时钟偏差', en: 'clock' },
  PICTURE: { zh: '照片', en: 'pictures' },
  FACE_MATCH: { zh: '人脸比对', en: 'comparison of faces' },
  CONFIRMATION: { zh: '确认记录', en: 'confirmation' },
  CALL_BACK: { zh: '电话回访', en: 'call-back' },
  RATING: { zh: '家属评价', en: 'rating by the family' },
  CARE_LEVEL: { zh: '能力等级', en: 'ability level' },
  EARLIER_MONTHS: { zh: '以前月份的记录', en: 'records of earlier months' },
};

export const JUDGEMENTS = {
  CONFIRMED: { zh: '属实', en: 'confirmed' },
  REFUTED: { zh: '不成立', en: 'refuted' },
};

export const RULE_STATES = {
  PROPOSED: { zh: '待审批', en: 'waits for a second person' },
  APPROVED: { zh: '已批准', en: 'approved' },
  REFUSED: { zh: '未批准', en: 'refused' },
};
