import { get } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { el, note } from '../../base/dom.js';
import { itemName } from '../../base/names.js';
import { paged, rows } from '../../base/paged.js';
import { section } from '../../base/section.js';
import { moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { inWords } from './rate.js';

const PROVIDER = ['QA', 'PROVIDER_OWNER'];
const OFFICERS = [
  ...['TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER', 'COUNTY_INSPECTOR'],
  ...['CITY_ADMIN', 'CITY_AUDITOR'],
];
const PAGE = 30;

/** The months of which something can stand here, the latest first. */
function lastMonths(count = 3) {
  const [year, month] = dayOf(now()).split('-').map(Number);
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, month - 2 - at, 1)).toISOString().slice(0, 7),
  );
}

const figure = ({ count, average }) =>
  say(`平均 ${average} 分（${count} 个评价）`, `${average} of 5 on average (${count} ratings)`);

const averagesOf = (by) => async () => [
  note(
    say(
      '评价太少的不显示；还能修改的月份不显示。分数低的在前。',
      'Too few ratings are not shown, nor months in which they can still change. The unhappiest first.',
    ),
  ),
  ...(await Promise.all(lastMonths().map((month) => monthOf(month, by)))),
];

const monthOf = async (month, by) =>
  el(
    'div',
    null,
    el('h3', null, month),
    (await paged(
      `averages-${month}`,
      (cursor) => get('/rating-averages', { month, by, limit: PAGE, cursor }),
      (each) => el('li', null, el('b', null, each.name), ` ${figure(each)}`),
      rows,
    )) ?? note(say('没有可以显示的。', 'Nothing that can be shown.')),
  );

/** A caregiver's own: averages by month, and what families wanted him to know. */
async function own() {
  const { items } = await get('/my/rating-averages');
  return [
    items.length === 0 &&
      note(
        say(
          '评价够多、而且不会再改的月份，才显示平均分。',
          'An average stands here once there are enough ratings that can no longer change.',
        ),
      ),
    rows(items.map((each) => el('li', null, row(each.month, figure(each))))),
  ];
}

const shown = async () => [
  (await paged(
    'ratings-shown',
    (cursor) => get('/my/ratings', { limit: PAGE, cursor }),
    (each) => el('li', null, row(moment(each.startsAt), itemName(each.itemCode)), ` ${inWords(each)}`),
    rows,
  )) ?? note(say('还没有。', 'None yet.')),
];

/** How content families are: providers and officers see averages, a caregiver his own. */
export const ratingsPage = {
  roles: [...PROVIDER, ...OFFICERS, 'CAREGIVER'],
  areas(roles) {
    const may = (some) => roles.some((role) => some.includes(role));
    const sections = () =>
      [
        may(OFFICERS) && section(say('各机构满意度', 'Providers'), averagesOf('PROVIDER')),
        may(PROVIDER) && section(say('护理员满意度', 'Caregivers'), averagesOf('CAREGIVER')),
        may(['CAREGIVER']) && section(say('我的满意度', 'My ratings'), own),
        may(['CAREGIVER']) && section(say('家属愿意让您知道的评价', 'What families want you to know'), shown),
      ].filter(Boolean);
    return [{ key: 'ratings', title: say('满意度', 'Ratings'), sections }];
  },
};
