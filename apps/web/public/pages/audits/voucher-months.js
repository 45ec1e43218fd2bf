import { get, post } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { badge, barRows, card, el } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { myCounties } from '../../base/places.js';
import { month, percent, periodOf, shiftPeriod } from '../../words/format.js';
import { say } from '../../words/language.js';

/** The floor of visits on site, county by county, of this month and the one before. */
export async function voucherMonths(can) {
  const current = periodOf(now());
  const asked = (await myCounties()).flatMap((county) =>
    [shiftPeriod(current, -1), current].map((period) => ({ county, period })),
  );
  return Promise.all(asked.map((each) => monthCard(each, can)));
}

async function monthCard({ county, period }, can) {
  const { visits, onSite, needed, floorBp } = await get('/oversight/voucher-months', {
    countyId: county.id,
    period,
  });
  const isEnough = onSite >= needed;
  return card(
    el('h4', null, `${county.name} ${month(period)}`),
    el(
      'p',
      null,
      badge(
        isEnough
          ? say('达到最低比例', 'floor reached')
          : say(`还差 ${needed - onSite} 次`, `${needed - onSite} missing`),
        isEnough ? 'good' : 'bad',
      ),
      say(`上门核查不低于 ${percent(floorBp)}`, `at least ${percent(floorBp)} on site`),
    ),
    barRows(
      [
        {
          label: say('上门核查', 'on site'),
          value: onSite,
          tone: isEnough ? 'spent' : 'bad',
          text: `${onSite}/${visits}`,
        },
      ],
      Math.max(1, needed, onSite),
    ),
    can.declare &&
      action(
        `declare-${county.id}-${period}`,
        say('办结本月', 'Declare complete'),
        async () => {
          await post('/oversight/voucher-months', { countyId: county.id, period });
          notice(say('已办结。', 'Declared.'));
        },
        'plain',
      ),
  );
}
