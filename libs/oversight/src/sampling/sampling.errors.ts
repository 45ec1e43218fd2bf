import { defineErrors } from '@anzhi/kernel';

export const SamplingErrors = defineErrors('oversight', {
  frameNotFound: { status: 404, zh: '没有找到这个抽样框', en: 'There is no such frame' },
  frameEmpty: {
    status: 422,
    zh: '这家机构在这段时间没有可以抽样的服务',
    en: 'The provider has no visits to draw from in this period',
  },
  frameTooEarly: {
    status: 422,
    zh: '公布随机数的时间必须晚于现在，服务期必须已经结束',
    en: 'The public value has to come later than now, and the period has to be over',
  },
  frameFrozen: {
    status: 409,
    zh: '这家机构的这段时间已经封存过抽样框，不能再封存',
    en: 'A frame of this provider and period was frozen before',
  },
  valueTooEarly: {
    status: 409,
    zh: '公布随机数的时间还没有到',
    en: 'It is not yet time for the public value',
  },
  valueGiven: { status: 409, zh: '您已经录入过随机数', en: 'You have entered the value already' },
  valueAnnounced: {
    status: 409,
    zh: '这个抽样框的随机数来自公告的公开结果，须由两人录入',
    en: 'The value of this frame was announced to come from elsewhere; two persons type it in',
  },
  valueOfCheckpoint: {
    status: 409,
    zh: '这个抽样框的随机数来自日志检查点，不能录入',
    en: 'The value of this frame comes from a checkpoint of the log; nobody types it in',
  },
  checkpointMissing: {
    status: 409,
    zh: '封存之后还没有经见证人签名的检查点',
    en: 'No witness has signed a checkpoint since the frame was frozen',
  },
  seedFixed: { status: 409, zh: '随机数已经确定', en: 'The seed is fixed already' },
  seedMissing: { status: 409, zh: '随机数还没有确定', en: 'There is no seed yet' },
  sampleOpen: {
    status: 409,
    zh: '还有 {count} 个样本没有结论',
    en: '{count} units of the sample have no result yet',
  },
  sampleNotSmaller: {
    status: 422,
    zh: '样本量只能增加',
    en: 'A sample only grows',
  },
  claimMade: {
    status: 409,
    zh: '这次审计的推算金额已经向机构追回',
    en: 'What this audit projects was claimed already',
  },
  claimWithoutEstimate: { status: 409, zh: '还没有推算结果', en: 'There is no estimate yet' },
  claimNothing: {
    status: 422,
    zh: '除已逐次查实的以外，没有可以推算追回的金额',
    en: 'Nothing is left to be claimed besides what is proved visit by visit',
  },
  claimAnotherPerson: {
    status: 403,
    zh: '推算、追回和处理申诉须由不同的人办理',
    en: 'Estimating, claiming and deciding the appeal are for different people',
  },
  claimMissing: { status: 409, zh: '这次审计没有推算追回', en: 'Nothing was claimed for this audit' },
  claimAppealed: { status: 409, zh: '已经提出过申诉', en: 'It was appealed already' },
  claimAppealLate: {
    status: 409,
    zh: '已超过 {days} 天的申诉期限',
    en: 'The {days} days for an appeal are over',
  },
  claimNotAppealed: { status: 409, zh: '机构没有提出申诉', en: 'The provider has not appealed' },
  claimDecided: { status: 409, zh: '申诉已有处理结果', en: 'The appeal is decided' },
  taskNotFound: { status: 404, zh: '没有找到这个核查任务', en: 'There is no such task' },
  taskDone: { status: 409, zh: '这个任务已有结论', en: 'The task has a result already' },
  taskTied: {
    status: 403,
    zh: '您与这家机构或这位老人有关联，须由其他同事核查',
    en: 'You have to do with the provider or the senior; a colleague has to do this',
  },
  taskMinutes: {
    status: 422,
    zh: '结论为时长不足时须写明少了多少分钟',
    en: 'A short visit needs the minutes that were not served',
  },
  voucherBelowFloor: {
    status: 409,
    zh: '本月消费补贴服务 {visits} 次，上门核查 {onSite} 次，未达到最低 {needed} 次，不能办结',
    en: '{visits} voucher visits, {onSite} seen on site, {needed} needed: the month cannot be declared complete',
  },
  voucherDeclared: { status: 409, zh: '本月已经办结', en: 'The month has been declared complete' },
});
