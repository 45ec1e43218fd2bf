import { defineErrors } from '@anzhi/kernel';

export const PlanErrors = defineErrors('dispatch', {
  planNotFound: { status: 404, zh: '没有找到这份排班方案', en: 'There is no such plan' },
  planOutsideScope: {
    status: 403,
    zh: '只能编制本机构或本辖区的排班',
    en: 'You may plan for your own organisation or your own division only',
  },
  planDayOver: {
    status: 422,
    zh: '只能编制今天起 {days} 天内的排班',
    en: 'A plan is made for today or one of the next {days} days',
  },
  planAtWork: {
    status: 409,
    zh: '这一天的排班正在编制，请等它完成或先停止',
    en: 'A plan of this day is being made; wait for it or stop it first',
  },
  planState: {
    status: 409,
    zh: '方案现在的状态（{state}）不能这样办理',
    en: 'This is not possible while the plan is {state}',
  },
  planWithoutOrders: {
    status: 422,
    zh: '这一天没有可排的订单',
    en: 'There are no orders to plan on this day',
  },
  planTooLarge: {
    status: 422,
    zh: '共有 {orders} 单，一次最多排 {most} 单，请分镇街编制',
    en: 'There are {orders} orders, and one plan takes {most}; plan township by township',
  },
  planOfOtherDay: {
    status: 422,
    zh: '只能比较同一天的方案',
    en: 'Plans can be compared when they are of one day',
  },
  planOfProvider: {
    status: 409,
    zh: '机构自己的方案由机构调度员派人',
    en: 'A provider’s own plan is for its dispatchers',
  },
  planVisitUnknown: {
    status: 422,
    zh: '方案里没有这些上门服务',
    en: 'The plan has no such visits',
  },
  planOrderHeldByNobody: {
    status: 409,
    zh: '还没有机构接下这张订单，接单后可再次发布',
    en: 'No provider has accepted this order yet; publish again once one has',
  },
  planOrderOfOther: {
    status: 409,
    zh: '这张订单已由其他机构承接',
    en: 'The order is with another provider now',
  },
  planOrderMoved: {
    status: 409,
    zh: '订单时间已改，请重新编制',
    en: 'The order has been moved since; make a new plan',
  },
  planChangedMeanwhile: {
    status: 409,
    zh: '编制后这一单的安排已变，没有改动',
    en: 'Somebody else was assigned since the plan was made; nothing was changed',
  },
});
