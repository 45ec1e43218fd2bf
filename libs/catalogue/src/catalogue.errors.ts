import { defineErrors } from '@anzhi/kernel';

export const CatalogueErrors = defineErrors('catalogue', {
  itemNotFound: { status: 404, zh: '没有这个服务项目', en: 'There is no such service item' },
  priceNotSet: {
    status: 404,
    zh: '该地区当天没有公布这个项目的指导价',
    en: 'No guided price is set for this item in this division on this day',
  },
  regionNotFound: {
    status: 404,
    zh: '没有这个行政区划，或不在您的管辖范围内',
    en: 'There is no such division within your jurisdiction',
  },
  startsTooEarly: {
    status: 422,
    zh: '新价格只能从明天或以后开始执行',
    en: 'A new price may start tomorrow at the earliest',
  },
  laterPriceExists: {
    status: 409,
    zh: '已有一个从 {date} 起执行的价格，新价格须从该日之后开始',
    en: 'A price starting on {date} is already set; the new one must start after that day',
  },
});
