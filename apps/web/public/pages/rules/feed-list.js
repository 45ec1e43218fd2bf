import { get, post } from '../../base/api.js';
import { badge, card, el, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { word } from '../../words/codes.js';
import { date, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { NEEDS } from '../../words/risk.js';

/** Until which day other authorities have told, feed by feed; files come in where all lists do. */
export async function feedList(can) {
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
          feeds
            .filter(({ feed }) => feed === name)
            .map((one) => el('li', null, line(one), ' ', can.reportNothing && nothingButton(one))),
        ),
      ),
    ),
  ];
}

/** Deaths come with the lists of the file of seniors. */
const nothingButton = ({ feed, countyId, county }) =>
  feed !== 'DEATHS' &&
  formButton(`nothing-${feed}-${countyId}`, say('登记本月无情况', 'Nothing to report'), (close) =>
    form(
      [
        {
          name: 'month',
          label: say(`${county}哪个月无情况（如 202611）`, `Of which month, such as 202611 (${county})`),
          pointer: '/period',
          attributes: { inputmode: 'numeric', maxlength: 6, pattern: '\\d{6}' },
        },
        { name: 'source', label: say('哪个部门答复、文号', 'Who says so, and in which paper') },
      ],
      async ({ month, source }) => {
        const body = { feed, countyId, period: Number(month), source };
        const { until } = await post('/oversight/feeds/nothing-to-report', body);
        notice(say(`已登记，核查到 ${date(until)}。`, `Recorded; judged until ${date(until)}.`));
        close();
      },
      { submitLabel: say('登记', 'Record'), close },
    ),
  );

const line = ({ county, until, deliveredAt, nothingFrom }) => [
  until
    ? badge(say(`数据到 ${date(until)}`, `data until ${date(until)}`), 'good')
    : badge(say('没有数据', 'no data'), 'bad'),
  ` ${row(
    county,
    deliveredAt && moment(deliveredAt),
    nothingFrom && say(`无情况：${nothingFrom}`, `nothing to report: ${nothingFrom}`),
  )}`,
];
