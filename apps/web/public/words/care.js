const both = (zh, en) => ({ zh, en });

export const TASK_OUTCOMES = {
  DONE: both('做了', 'Done'),
  NOT_DONE: both('没做', 'Not done'),
  REFUSED: both('老人不要', 'The senior did not want it'),
  NOT_APPLICABLE: both('今天不适用', 'Does not apply today'),
};

export const ALARM_LEVELS = {
  NONE: both('正常', 'Fine'),
  TELL: both('请告诉家属', 'Tell the family'),
  STOP: both('停止，不要做', 'Stop, do not go on'),
  EMERGENCY: both('紧急', 'Emergency'),
};

export const HANDLINGS = {
  MUST_FIX: both('必须处理，处理前不结算', 'Must be fixed before anything is captured'),
  MAY_ACKNOWLEDGE: both('知悉即可', 'May be acknowledged'),
};

export const CORRECTION_KINDS = {
  MINUTES: both('时长', 'Minutes'),
  TIMES: both('到离时间', 'Times'),
  TASKS: both('服务项目', 'Tasks'),
};

export const CORRECTION_STATES = {
  OPEN: both('待裁定', 'To be decided'),
  ACCEPTED: both('已同意', 'Accepted'),
  REFUSED: both('没有同意', 'Refused'),
  WITHDRAWN: both('已撤回', 'Withdrawn'),
};

export const CORRECTION_EFFECTS = {
  NONE: both('时长不变', 'no minutes change'),
  AT_CAPTURE: both('按更正后的时长结算', 'the corrected minutes are captured'),
  TAKEN_BACK: both('多算的时长和钱退回', 'what was too much is given back'),
  HOURS_ONLY: both('计入护理员工时，家属和政府不多付', "the caregiver's hours count, nobody pays more"),
};

export const SIDES = {
  CAREGIVER: both('护理员', 'Caregiver'),
  FAMILY: both('老人或家属', 'Senior or family'),
  PROVIDER: both('机构', 'Provider'),
};

export const PAY_LINES = {
  MEASURED: both('签到到签退', 'From check-in to check-out'),
  CORRECTION: both('更正后', 'By a correction'),
  DISPUTE: both('家属有异议，裁定后', 'By a dispute that was decided'),
  REJECTION: both('不予认定', 'Not recognised'),
  BEYOND_BOOKED: both('超出预约的部分不计', 'Beyond what was booked'),
};

export const BILL_LINES = {
  DELIVERED: both('实际服务', 'Delivered'),
  BEYOND_BOOKED: both('超出预约，不收费', 'Beyond what was booked, free'),
  LATE: both('迟到，免收', 'Late: free'),
  SHORT: both('服务缩水，免收', 'Short: free'),
};
