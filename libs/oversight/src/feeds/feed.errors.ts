import { defineErrors } from '@anzhi/kernel';

export const FeedErrors = defineErrors('oversight', {
  feedPersonUnknown: { status: 422, zh: '本市没有这个人的档案', en: 'This person is not on file here' },
  feedTime: {
    status: 422,
    zh: '请写成 2026-11-03 或 2026-11-03 08:30',
    en: 'Write 2026-11-03 or 2026-11-03 08:30',
  },
  feedEndsFirst: { status: 422, zh: '结束早于开始', en: 'It ends before it begins' },
  feedCountyOnly: { status: 422, zh: '请填县区', en: 'Name the county' },
  feedNotBegun: { status: 422, zh: '这个月还没有过完一天', en: 'Not a day of this month is over yet' },
  feedHasRows: {
    status: 409,
    zh: '这个月已经导入过数据，不能登记为无情况',
    en: 'A file was handed in for this month: that is not nothing',
  },
  feedTold: { status: 409, zh: '已经登记过', en: 'It was told already' },
  feedProviderUnknown: { status: 422, zh: '没有这家机构', en: 'There is no such provider' },
});
