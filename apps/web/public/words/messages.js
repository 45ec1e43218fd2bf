const both = (zh, en) => ({ zh, en });

/** What people are told about; the codes are those of libs/notifications. */
export const MESSAGE_TOPICS = {
  BOOKINGS: both('预约与安排', 'Bookings'),
  PROGRESS: both('服务进度', 'Progress of a service'),
  CONFIRMING: both('请您确认服务', 'Services to confirm'),
  SAFETY: both('安全提醒', 'Safety'),
  BENEFITS: both('待遇发放', 'Benefits granted'),
  APPLICATIONS: both('申请与评估', 'Applications and assessments'),
  RIGHTS: both('停发、复核和授权', 'Stops, verification and who may act'),
  SCHEDULE: both('我的排班', 'My visits'),
  OFFERS: both('派单', 'Offers'),
  ALERTS: both('派单预警', 'Alerts'),
  LICENCES: both('准入、证照和证书', 'Admission, licences and credentials'),
  QUALITY: both('服务质量', 'Quality of service'),
  WORK: both('待办事项', 'Work to do'),
};

export const MESSAGE_CHANNELS = {
  IN_APP: both('在这里的消息里', 'In the messages here'),
  SMS: both('手机短信', 'Text message'),
};

export const DELIVERY_STATES = {
  DELIVERED: both('已放进消息', 'in the messages'),
  QUEUED: both('等待发送', 'waiting'),
  SENDING: both('正在发送', 'being sent'),
  SENT: both('已发出', 'sent'),
  FAILED: both('没有发成', 'failed'),
  UNKNOWN: both('不知是否送达，没有重发', 'outcome unknown, not sent again'),
  EXPIRED: both('过了时间，没有发', 'too late, not sent'),
  WITHDRAWN: both('本人不要或已无权看，没有发', 'no longer wanted or allowed, not sent'),
  UNAVAILABLE: both('没有接通短信，没有发', 'no operator is bound, not sent'),
};

export const ATTEMPT_OUTCOMES = {
  SENT: both('发出', 'sent'),
  REFUSED: both('运营商没有接收', 'refused by the operator'),
  UNCLEAR: both('没有回音', 'no answer'),
};
