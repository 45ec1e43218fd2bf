import { defineErrors } from '@anzhi/kernel';

export const OversightErrors = defineErrors('oversight', {
  visitNotFound: { status: 404, zh: '没有找到这次服务', en: 'There is no such visit' },
  reviewNotFound: { status: 404, zh: '没有找到这条审核记录', en: 'There is no such review' },
  countyNotFound: { status: 404, zh: '没有找到这个县区', en: 'There is no such county' },
  notReviewable: {
    status: 409,
    zh: '这次服务目前是“{state}”，现在不能审核',
    en: 'This visit is in state {state}; it cannot be reviewed now',
  },
  alreadyApproved: { status: 409, zh: '这次服务已经审核通过', en: 'This visit has been approved already' },
  underReview: {
    status: 409,
    zh: '这次服务已被退回，正在等待裁定',
    en: 'This visit has been returned and waits for a decision',
  },
  alreadyUpheld: {
    status: 409,
    zh: '这次服务的退回已经成立，不能再审核',
    en: 'The return of this visit was upheld; nothing more can be done with it',
  },
  decided: { status: 409, zh: '这次退回已有裁定', en: 'This return has been decided already' },
  answered: { status: 409, zh: '贵机构已经作出说明', en: 'Your organisation has answered already' },
  sameOfficer: {
    status: 403,
    zh: '退回由您提出，须由另一位同事裁定',
    en: 'You returned this visit; another officer has to decide',
  },
  notIndependent: {
    status: 403,
    zh: '您与这次服务有关联（服务人员或家属），须由其他同事办理',
    en: 'You served in this visit or belong to the family; another officer has to handle it',
  },
  leafNotFound: {
    status: 404,
    zh: '日志检查点中没有这一条',
    en: 'No checkpoint of the log covers this entry',
  },
  bundleEmpty: {
    status: 404,
    zh: '您的辖区内没有与此有关的留痕',
    en: 'The log has nothing about this in your divisions',
  },
  orderNotFound: { status: 404, zh: '没有找到这个订单', en: 'There is no such order' },
});
