const both = (zh, en) => ({ zh, en });

export const CAMPAIGN_STEPS = {
  plan: both('计划', 'planned'),
  freeze: both('名单锁定', 'list frozen'),
  start: both('开始', 'started'),
  remind: both('催办', 'reminded'),
  close: both('结束', 'closed'),
  cancel: both('取消', 'cancelled'),
};

export const TASK_STEPS = {
  take: both('领取', 'taken on'),
  confirm: both('核实无误', 'confirmed'),
  notify: both('通知家属', 'gave notice'),
  report: both('报告变化', 'reported a change'),
  stop: both('停发', 'stopped'),
  keep: both('维持待遇', 'kept'),
  reopen: both('再次上门', 'to be visited again'),
};

export const OUTCOMES_AT_DOOR = {
  CONFIRMED: both('见到老人，情况属实', 'Met, all as on file'),
  CHANGED: both('见到老人，情况有变', 'Met, something has changed'),
  NOT_FOUND: both('没有见到老人', 'Nobody was met'),
  MOVED: both('已迁走', 'Moved away'),
  DECEASED: both('已离世', 'Deceased'),
  REFUSED: both('拒绝核查', 'Refused'),
};

export const CLAIM_STATES = {
  UNTOUCHED: both('待遇未受影响', 'claim untouched'),
  STOPPED: both('待遇已停', 'claim stopped'),
  APPEALED: both('申诉处理中', 'under appeal'),
  RESTORED: both('待遇已恢复', 'claim restored'),
};
