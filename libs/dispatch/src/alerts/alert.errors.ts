import { defineErrors } from '@anzhi/kernel';

export const AlertErrors = defineErrors('dispatch', {
  alertNotFound: { status: 404, zh: '没有找到这条预警', en: 'There is no such alert' },
  alertClosed: {
    status: 409,
    zh: '这条预警已经了结，请刷新后再看',
    en: 'This alert is over already; please look again',
  },
  alertTaken: {
    status: 409,
    zh: '已有同事受理这条预警',
    en: 'A colleague has taken this alert already',
  },
  alertAboutYourself: {
    status: 403,
    zh: '预警涉及您本人，请由同事处理',
    en: 'This alert is about you; a colleague must look after it',
  },
  alertDispositionUnfit: {
    status: 422,
    zh: '这类预警不能这样了结',
    en: 'An alert of this kind does not end like this',
  },
  alertNoteMissing: { status: 422, zh: '请写明情况', en: 'Please say what happened' },
});
