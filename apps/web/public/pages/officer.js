import { get } from '../base/api.js';
import { badge, card, el, note } from '../base/dom.js';
import { itemName } from '../base/names.js';
import { allowed } from '../base/places.js';
import { section } from '../base/section.js';
import { ORDER_STATES, word } from '../words/codes.js';
import { minutes, moment, shortId } from '../words/format.js';
import { say } from '../words/language.js';
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
};

async function loadOrders() {
  const { items } = await get('/orders', { limit: 20 });
  if (!items.length) return [note(say('辖区内还没有订单。', 'No orders in your division yet.'))];
  return [
    el(
      'ul',
      { class: 'rows' },
      items.map((order) =>
        el(
          'li',
          null,
          el('b', null, moment(order.startsAt)),
          ` ${itemName(order.itemCode)} ${minutes(order.plannedMinutes)} ${shortId(order.id)} `,
          badge(word(ORDER_STATES, order.state)),
        ),
      ),
    ),
  ];
}

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
        can.orders && section(say('辖区订单', 'Orders of your division'), loadOrders),
      ].filter(Boolean);
    const open = { visit: (id) => section(say('服务卷宗', 'The visit'), () => visitFile(id, can)) };
    return [{ key: 'office', title: say('服务监管', 'Services'), sections, open: can.view ? open : {} }];
  },
};
