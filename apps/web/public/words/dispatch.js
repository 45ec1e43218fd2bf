const both = (zh, en) => ({ zh, en });

/** The codes are those of libs/dispatch/src/offers. */
export const OFFER_MODES = {
  DIRECT: both('单独询问', 'asked alone'),
  CASCADE: both('逐家询问', 'one after the other'),
  BROADCAST: both('同时询问几家', 'several at once'),
};

export const OFFER_STATES = {
  OPEN: both('等待答复', 'waits for an answer'),
  ACCEPTED: both('已接单', 'accepted'),
  DECLINED: both('谢绝', 'declined'),
  TIMED_OUT: both('没有及时答复', 'no answer in time'),
  WITHDRAWN: both('撤回', 'withdrawn'),
  RETURNED: both('接单后退回', 'given back'),
};

export const WEIGHT_STATES = {
  SUBMITTED: both('等待另一人审批', 'waits for a second person'),
  APPROVED: both('已批准', 'approved'),
  REJECTED: both('未批准', 'rejected'),
};

/** The prices a bureau sets, in the order of the table; the unit of each line comes with it. */
export const PRICE_GROUPS = [
  {
    words: both('路上和准时', 'Travel and punctuality'),
    keys: ['travelMinute', 'lateMinute', 'late15Minute', 'late30Minute'],
  },
  {
    words: both('老人熟不熟悉', 'Whom the senior knows'),
    keys: ['unknownCaregiver', 'littleKnownCaregiver', 'thirdFaceOfWeek', 'preferredSex', 'preferredDialect'],
  },
  {
    words: both('护理员的一天', 'The caregiver’s day'),
    keys: ['sparedSkill', 'overtimeMinute', 'idleMinute', 'idleFromMinutes', 'caregiverFairHour'],
  },
  {
    words: both('机构之间的公平', 'Fairness among providers'),
    keys: ['providerFairHour', 'providerFairMost'],
  },
  {
    words: both('已公布的安排和没排上的', 'Published plans and who is left out'),
    keys: ['movedVisit', 'movedFromMinutes', 'changedCaregiver', 'unserved'],
  },
];

export const RULE_MODES = {
  CASCADE: both('逐家询问', 'One provider after the other'),
  BROADCAST: both('同时询问几家，先接先得', 'Several at once, the first yes wins'),
};

export const WISHED_BY = {
  SENIOR: both('老人或家属', 'the senior or the family'),
  CAREGIVER: both('护理员或机构', 'the caregiver or the provider'),
};

/** What became of it when somebody who was to come could not. */
export const REPLACEMENT_OUTCOMES = {
  FOUND: both(
    '原定的护理员来不了，已换好别人，时间不变。',
    'The caregiver could not come; somebody else comes at the same time.',
  ),
  NOT_FOUND: both(
    '原定的护理员来不了，还没有找到别人。',
    'The caregiver cannot come, and nobody else was found yet.',
  ),
  LATE: both(
    '原定的护理员来不了，还在为您找人。',
    'The caregiver cannot come; somebody else is still being looked for.',
  ),
};
