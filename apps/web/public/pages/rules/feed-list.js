import { get } from '../../base/api.js';
import { badge, card, el, note } from '../../base/dom.js';
import { word } from '../../words/codes.js';
import { date, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { NEEDS } from '../../words/risk.js';

/** Until which day other authorities have told, feed by feed; files come in where all lists do. */
export async function feedList() {
  const feeds = await get('/oversight/feeds');
  const names = [...new Set(feeds.map(({ feed }) => feed))];
  return [
    note(
      say(
        '没有数据不等于没有问题：规则只核查数据截止日以前的服务。',
        'No data is not no problem: a rule judges services up to the day until which there are data.',
      ),
    ),
    ...names.map((name) =>
      card(
        el('h3', null, word(NEEDS, name)),
        el(
          'ul',
          null,
          feeds.filter(({ feed }) => feed === name).map((one) => el('li', null, line(one))),
        ),
      ),
    ),
  ];
}

const line = ({ county, until, deliveredAt }) => [
  until
    ? badge(say(`数据到 ${date(until)}`, `data until ${date(until)}`), 'good')
    : badge(say('没有数据', 'no data'), 'bad'),
  ` ${row(county, deliveredAt && moment(deliveredAt))}`,
];
