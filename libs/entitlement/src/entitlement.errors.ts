import { defineErrors } from '@anzhi/kernel';

export const EntitlementErrors = defineErrors('entitlement', {
  seniorNotFound: { status: 404, zh: '没有找到这位老人', en: 'There is no such senior' },
  programmeNotFound: {
    status: 404,
    zh: '没有找到在该月有效的项目 {code}',
    en: 'There is no programme {code} in force in that month',
  },
  noCountyInScope: {
    status: 404,
    zh: '您管辖的区划内没有该项目覆盖的县区',
    en: 'None of the counties of this programme is in your charge',
  },
  periodTooFar: {
    status: 422,
    zh: '只能发放本月额度，以及从 {from} 起发放下月额度',
    en: 'Only this month can be issued, and from {from} on the next one',
  },
  itemUnknown: { status: 422, zh: '服务目录中没有这个项目', en: 'The catalogue has no such item' },
  addressUnknown: { status: 422, zh: '没有找到这位老人的该地址', en: 'The senior has no such address' },
  priceUnknown: {
    status: 422,
    zh: '当地尚未公布该项目的参考价，暂不能预约',
    en: 'No guided price is set for this item there, so it cannot be booked',
  },
  monthNotIssued: {
    status: 409,
    zh: '{month}的服务时长将于 {from} 起发放，发放后即可预约该月的服务',
    en: 'The minutes for {month} are issued from {from} on; services of that month can be booked then',
  },
  orderAlreadyHeld: {
    status: 409,
    zh: '该订单的时长已经冻结，不能重复冻结',
    en: 'The order already has its hold',
  },
  orderNotHeld: {
    status: 409,
    zh: '该订单没有待处理的冻结',
    en: 'The order has no hold that is still open',
  },
  orderNotCaptured: { status: 409, zh: '该订单尚未扣减，无可冲回', en: 'Nothing was captured for the order' },
  orderAlreadyReversed: {
    status: 409,
    zh: '该订单的扣减已经冲回',
    en: 'The capture has already been reversed',
  },
});
