const both = (zh, en) => ({ zh, en });

export const VERSION_STATES = {
  DRAFT: both('草稿', 'draft'),
  SUBMITTED: both('待审批', 'to be decided'),
  APPROVED: both('已批准', 'approved'),
  REJECTED: both('未批准', 'rejected'),
  WITHDRAWN: both('已撤回', 'withdrawn'),
};

export const VERSION_STEPS = {
  DRAFTED: both('起草', 'drafted'),
  CHANGED: both('修改', 'changed'),
  SUBMITTED: both('提交审批', 'handed in'),
  APPROVED: both('批准', 'approved'),
  REJECTED: both('不批准', 'rejected'),
  WITHDRAWN: both('撤回', 'withdrawn'),
  END_PROPOSED: both('提议提前结束', 'earlier end proposed'),
  END_APPROVED: both('批准提前结束', 'earlier end approved'),
  END_REJECTED: both('不批准提前结束', 'earlier end rejected'),
  ENDED_BY_SUCCESSOR: both('由新版本接替', 'ended by its successor'),
};

export const CHOOSE = {
  BEST_FOR_PERSON: both('系统选对老人更有利的', 'the better one for the senior'),
  PRIORITY: both('按规定的先后', 'in the order of the law'),
  PERSON_CHOICE: both('由老人选', 'as the senior chooses'),
};

export const FREQUENCIES = { MONTH: both('每月发放', 'anew each month'), ONCE: both('一次性', 'once') };

export const USABLE_FOR = {
  WEEK: both('当周', 'the week'),
  MONTH: both('当月', 'the month'),
  QUARTER: both('当季', 'the quarter'),
  YEAR: both('当年', 'the year'),
};

export const ENROLMENTS = {
  AUTOMATIC: both('符合即发，不用申请', 'granted without an application'),
  APPLICATION: both('须申请', 'has to be applied for'),
};

export const STARTS = {
  ON_APPROVAL: both('批准之日起', 'on approval'),
  NEXT_MONTH: both('次月起', 'with the next month'),
};

export const ENDS = {
  END_OF_MONTH: both('月底止', 'at the end of the month'),
  IMMEDIATE: both('当日止', 'at once'),
};

export const PAYMENTS = {
  MINUTE: both('按分钟', 'by the minute'),
  FULL: both('付余下全部', 'all that is left'),
  VISIT: both('按次', 'one visit'),
  RATIO: both('按比例', 'a share of what is left'),
};

export const SERVICE_KINDS = {
  HOME: both('上门', 'at home'),
  INSTITUTION: both('机构或日间', 'in an institution or by the day'),
};

export const FUNDS = {
  centralBp: both('中央', 'nation'),
  provinceBp: both('省', 'province'),
  cityBp: both('市', 'city'),
  countyBp: both('县区', 'county'),
  lotteryBp: both('福彩公益金', 'welfare lottery'),
};

export const PARAMETER_UNITS = {
  MINUTE: both('分钟', 'minutes'),
  FEN: both('分（金额）', 'fen'),
  VISIT: both('次', 'visits'),
  BASIS_POINT: both('基点（万分之一）', 'basis points'),
  COUNT: both('个', 'a count'),
};
