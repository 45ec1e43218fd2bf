const both = (zh, en) => ({ zh, en });

/** The codes are those of libs/dispatch/src/alerts. */
export const ALERT_KINDS = {
  OFFER_UNSEEN: both('派单没有人看', 'An offer nobody has seen'),
  NO_CAREGIVER: both('还没有安排护理员', 'No caregiver yet'),
  LATE_DEPARTURE: both('护理员要迟到', 'The caregiver will be late'),
  MISSED_CHECK_IN: both('到点没有签到', 'No check-in'),
};

export const ALERT_LEVELS = {
  DISPATCHER: both('机构调度员', 'dispatcher'),
  MANAGER: both('机构负责人', 'management of the provider'),
  OFFICER: both('县区值班', 'county duty officer'),
};

export const ALERT_STEPS = {
  RAISED: both('预警', 'raised'),
  ESCALATED: both('上报', 'passed on'),
  ACKNOWLEDGED: both('受理', 'taken'),
  CLOSED: both('了结', 'ended'),
};

/** What a person says became of it. */
export const ALERT_DISPOSITIONS = {
  ANSWERING: both('已看到，马上答复', 'Seen, being answered'),
  ARRANGING: both('正在安排护理员', 'A caregiver is being found'),
  CALLED_ON_THE_WAY: both('已联系，人在路上', 'Called: on the way'),
  REASSIGNED: both('已改派他人', 'Somebody else was sent'),
  SERVED_LATE: both('已到，晚开始', 'Arrived, served late'),
  CANCELLED: both('服务取消', 'The service was called off'),
  FALSE_ALARM: both('误报', 'False alarm'),
  OTHER: both('其他（请写明）', 'Something else (say what)'),
};

/** What ended it by itself. */
export const ALERT_FACTS = {
  SEEN: both('有人看了派单', 'the offer was seen'),
  ANSWERED: both('派单已答复', 'the offer was answered'),
  OFFER_ENDED: both('派单结束了', 'the offer ended'),
  ASSIGNED: both('护理员已安排', 'a caregiver was assigned'),
  ON_THE_WAY: both('已在路上，能准时到', 'on the way and in time'),
  CHECKED_IN: both('已签到', 'checked in'),
  SENT_ANOTHER: both('已换人', 'somebody else was sent'),
  ORDER_MOVED: both('订单改期或转走了', 'the order was moved'),
  ORDER_ENDED: both('订单结束了', 'the order ended'),
};

/** Which words fit which kind of alert. */
export const FITTING_DISPOSITIONS = {
  OFFER_UNSEEN: ['ANSWERING', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  NO_CAREGIVER: ['ARRANGING', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  LATE_DEPARTURE: ['CALLED_ON_THE_WAY', 'REASSIGNED', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  MISSED_CHECK_IN: ['CALLED_ON_THE_WAY', 'SERVED_LATE', 'REASSIGNED', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
};
