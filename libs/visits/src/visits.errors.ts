import { defineErrors } from '@anzhi/kernel';

export const VisitsErrors = defineErrors('visits', {
  notFound: { status: 404, zh: '没有找到这次服务', en: 'There is no such visit' },
  notInState: {
    status: 409,
    zh: '这次服务目前是“{state}”，不能进行此操作',
    en: 'This visit is in state {state}; this cannot be done now',
  },
  tooEarly: {
    status: 422,
    zh: '预约时间是 {startsAt}，最早提前 {hours} 小时签到',
    en: 'The visit is at {startsAt}; check-in opens {hours} hours before',
  },
  notStartedYet: {
    status: 422,
    zh: '预约时间还没到，请稍候再报告',
    en: 'The visit is not due yet; please wait until its time to report this',
  },
  notOnTheWay: {
    status: 409,
    zh: '护理员现在不在去这次服务的路上，不能记录或查看位置',
    en: 'The caregiver is not on the way to this visit; no position is taken or shown',
  },
  positionNotAgreed: {
    status: 403,
    zh: '您没有同意在路上共享位置，位置没有记录',
    en: 'You have not agreed to share your position on the way; nothing was recorded',
  },
  notACaregiver: {
    status: 404,
    zh: '您的账号不是在岗护理员',
    en: 'This account is not that of an active caregiver',
  },
  noSuchDevice: { status: 404, zh: '您没有在用这台设备', en: 'You do not use such a device' },
  noSuchTag: { status: 404, zh: '没有找到这个门牌标签或老人卡', en: 'There is no such tag or card' },
  tagEnded: { status: 409, zh: '这个标签已经停用', en: 'This tag has ended already' },
  tagInUse: {
    status: 409,
    zh: '这户门口或这张芯片已经有在用的标签，请先停用或更换',
    en: 'This door, senior or chip has a tag in use already; end or replace it first',
  },
  tagNeedsAddress: {
    status: 422,
    zh: '门口的标签要写明是老人的哪个住址；老人卡不写住址',
    en: 'A tag at a door needs an address of the senior; a card has none',
  },
  tagNeedsChip: {
    status: 422,
    zh: '芯片标签和老人卡要填芯片号；门口显示屏不用填',
    en: 'Chips and cards need the number of the chip; a display has none',
  },
  notCheckedYet: {
    status: 409,
    zh: '还没有签到（签退）记录，不能补充凭据',
    en: 'There is no arrival (or leaving) yet that this could prove',
  },
  noSuchProof: { status: 404, zh: '没有找到这份凭据', en: 'There is no such proof' },
  fileNotAnnounced: {
    status: 422,
    zh: '这份文件与拍摄时登记的任何一份都不一致，不能补传',
    en: 'This file is none of those that were announced when they were made',
  },
  notAskedFor: {
    status: 409,
    zh: '这份凭据不在等待回电结果',
    en: 'Nobody waits for an answer to this proof',
  },
  purposeMissing: {
    status: 422,
    zh: '查看照片、签名请写明用途',
    en: 'State what you look at the picture or signature for',
  },
  lawFromTomorrow: {
    status: 422,
    zh: '新的凭据规则最早从明天起施行',
    en: 'A new rule of proof can begin tomorrow at the earliest',
  },
  codeMissing: { status: 422, zh: '请填写老人报出的服务码', en: 'Please enter the code the senior told you' },
  codeWrong: {
    status: 422,
    zh: '服务码不对，还可以再试 {left} 次',
    en: 'This is not the code; {left} more tries',
  },
  codeBlocked: {
    status: 423,
    zh: '服务码输错次数过多，请改用定位，或说明原因人工签到',
    en: 'Too many wrong codes; use the position, or check in by hand with a reason',
  },
  reasonMissing: {
    status: 422,
    zh: '人工签到请写明原因',
    en: 'Please give the reason for checking in by hand',
  },
  unknownTask: { status: 422, zh: '服务内容里没有“{code}”这一项', en: 'The service has no task {code}' },
  taskReasonMissing: {
    status: 422,
    zh: '没做的项目请选一个原因，做了的不用选',
    en: 'A task that was not done needs a reason, and one that was done has none',
  },
  taskReasonUnknown: { status: 422, zh: '没有“{code}”这个原因', en: 'There is no reason {code}' },
  ownVisit: {
    status: 403,
    zh: '服务人员和本机构人员不能替老人确认服务',
    en: 'Neither the caregiver nor the staff of the provider can confirm the visit for the senior',
  },
  notIndependent: {
    status: 403,
    zh: '您与这次服务有关，请由其他工作人员裁定',
    en: 'You have to do with this visit yourself; somebody else must decide',
  },
  leadSpeaks: {
    status: 409,
    zh: '两名护理员同时服务，请在主责护理员的那条服务记录上办理',
    en: 'Two caregivers serve together; please do this on the visit of the one who leads',
  },
  notYours: {
    status: 403,
    zh: '您没有代老人确认服务的授权',
    en: 'You were not given the right to confirm visits',
  },
  minutesOutOfRange: {
    status: 422,
    zh: '认定时长须在 1 到 {actual} 分钟之间',
    en: 'The accepted minutes must lie between 1 and {actual}',
  },
});
