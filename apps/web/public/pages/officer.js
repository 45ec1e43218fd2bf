import { get } from '../base/api.js';
import { badge, card, el, note, opens } from '../base/dom.js';
import { itemName } from '../base/names.js';
import { paged, rows } from '../base/paged.js';
import { allowed } from '../base/places.js';
import { linkTo } from '../base/route.js';
import { section } from '../base/section.js';
import { ORDER_STATES, word } from '../words/codes.js';
import { minutes, moment, shortId } from '../words/format.js';
import { say } from '../words/language.js';
import { dispatchLog } from './dispatch/log.js';
import { reviewCards } from './reviews.js';
import { summaryPicture } from './summary.js';
import { unmetCards } from './unmet.js';
import { visitFile } from './visit-file.js';
import { visitList } from './visit-list.js';

/** Who may see or do what, as the permissions of the contexts have it; the server decides again. */
const CAN = {
  view: [
    'TOWN_VERIFIER',
    'COUNTY_INSPECTOR',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'CITY_ADMIN',
    'CITY_AUDITOR',
  ],
  approve: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER'],
  return: ['TOWN_VERIFIER', 'COUNTY_INSPECTOR', 'COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
  decide: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
  exportBundle: ['COUNTY_REVIEWER', 'COUNTY_APPROVER', 'CITY_AUDITOR'],
  decideDispute: ['TOWN_VERIFIER', 'COUNTY_REVIEWER'],
  unmet: [
    'TOWN_HANDLER',
    'COUNTY_HANDLER',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'CALL_CENTER',
    'CITY_ADMIN',
    'CITY_POLICY',
    'CITY_AUDITOR',
  ],
  resolve: ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
  orders: ['VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
  exclude: ['VILLAGE_HELPER', 'TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'],
  log: [
    'TOWN_HANDLER',
    'COUNTY_HANDLER',
    'COUNTY_REVIEWER',
    'COUNTY_APPROVER',
    'COUNTY_INSPECTOR',
    'CALL_CENTER',
    'CITY_ADMIN',
    'CITY_AUDITOR',
  ],
};

const PAGE = 20;

const loadOrders = async (can) => [
  (await paged('more-orders', (cursor) => get('/orders', { limit: PAGE, cursor }), orderLine(can), rows)) ??
    note(say('辖区内还没有订单。', 'No orders in your division yet.')),
];

/** Opened, it says how the order found its people. */
const orderLine = (can) => (order) => {
  const words = `${moment(order.startsAt)} ${itemName(order.itemCode)} ${minutes(order.plannedMinutes)}`;
  return el(
    'li',
    null,
    can.log ? opens(linkTo('office', 'order', order.id), `open-${order.id}`, words) : el('b', null, words),
    ` ${shortId(order.id)} `,
    badge(word(ORDER_STATES, order.state)),
  );
};

/** Orders and visits: what waits, the visits with their proof, the orders of the division. */
export const officerPage = {
  roles: [...new Set(Object.values(CAN).flat())],
  areas(roles) {
    const can = allowed(CAN, roles);
    const sections = () =>
      [
        can.view &&
          section(say('先看这些', 'What needs you first'), async () => [
            card(...summaryPicture(await get('/oversight/summary'))),
          ]),
        can.view && section(say('退回，待裁定', 'Returned, to be decided'), () => reviewCards(can)),
        can.unmet && section(say('没有机构接的订单', 'Orders nobody serves'), () => unmetCards(can)),
        can.view && section(say('服务卷宗', 'Visits'), visitList),
        (can.orders || can.log) && section(say('辖区订单', 'Orders of your division'), () => loadOrders(can)),
      ].filter(Boolean);
    const open = {
      ...(can.view && { visit: (id) => section(say('服务卷宗', 'The visit'), () => visitFile(id, can)) }),
      ...(can.log && {
        order: (id) => section(say('派单过程', 'How it found its people'), () => dispatchLog(id, can)),
      }),
    };
    return [{ key: 'office', title: say('服务监管', 'Services'), sections, open }];
  },
};
