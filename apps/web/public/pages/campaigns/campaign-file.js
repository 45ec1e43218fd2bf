import { get, post } from '../../base/api.js';
import { big, card, choices, el, facts, lazy, more, note } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { ACTORS, CATEGORIES } from '../../words/benefits.js';
import { CAMPAIGN_STEPS } from '../../words/campaigns.js';
import { word } from '../../words/codes.js';
import { date, dateTime, percent } from '../../words/format.js';
import { row, say, series } from '../../words/language.js';
import { campaignBadge, countsBar } from './campaign-list.js';
import { taskCards } from './tasks.js';

const POLL_MS = 2_000;

/** One campaign: how far it is by division, what waits for a decision, and the steps of the campaign itself. */
export async function campaignFile(id, can, again) {
  const [campaign, { lines }] = await Promise.all([
    get(`/campaigns/${id}`),
    get(`/campaigns/${id}/progress`),
  ]);
  if (campaign.state === 'SELECTING') again(POLL_MS);
  const { counts } = campaign;
  return [
    card(
      el('h3', null, campaign.title),
      el('p', null, campaignBadge(campaign)),
      counts.overdue + counts.reported + counts.noticed > 0 &&
        big(
          say(
            `${counts.overdue} 户超期，${counts.reported + counts.noticed} 户待决定`,
            `${counts.overdue} overdue, ${counts.reported + counts.noticed} to be decided`,
          ),
        ),
      countsBar(counts),
      facts(
        [say('完成期限', 'Last day'), date(campaign.dueOn)],
        [say('申诉中', 'Under appeal'), counts.appealed],
        [say('已恢复', 'Restored'), counts.restored],
      ),
      steering(campaign, can),
    ),
    card(
      el('h3', null, say('各地进度', 'By division')),
      lines.map((line) => division(id, line)),
    ),
    card(
      el('h3', null, say('超期和待决定的', 'Overdue or to be decided')),
      ...(await taskCards({ campaignId: id }, 'campaigns')),
    ),
    card(
      more('selection', say('名单怎样确定', 'How the list was drawn'), selection(campaign)),
      more('steps', say('经过', 'History'), history(campaign)),
    ),
  ];
}

/** A township's bar; unfolded, its villages. */
const division = (id, { regionId, regionName, ...counts }) =>
  el(
    'div',
    { class: 'step' },
    el('h4', null, regionName),
    countsBar(counts),
    lazy(`division-${regionId}`, say('看村居', 'By village'), async () => {
      const { lines } = await get(`/campaigns/${id}/progress`, { regionId });
      return lines.length
        ? lines.map((line) => el('div', { class: 'step' }, el('b', null, line.regionName), countsBar(line)))
        : [note(say('没有更细的划分。', 'Nothing below.'))];
    }),
  );

const selection = (campaign) =>
  facts(
    [say('项目', 'Programmes'), series(campaign.programmeCodes) || say('全部', 'all')],
    [
      say('类别', 'Categories'),
      series(campaign.categories.map((code) => word(CATEGORIES, code))) || say('不限', 'all'),
    ],
    [
      say('年龄', 'Age'),
      row(
        campaign.ageFrom !== null && `≥ ${campaign.ageFrom}`,
        campaign.ageTo !== null && `≤ ${campaign.ageTo}`,
      ),
    ],
    [
      say('上次核实早于', 'Last verified before'),
      campaign.lastVerifiedBefore && date(campaign.lastVerifiedBefore),
    ],
    [say('抽查比例', 'Share'), percent(campaign.shareBp)],
    [say('随机种子', 'Seed'), campaign.seed],
    [say('通知期', 'Notice'), say(`${campaign.noticeDays} 天`, `${campaign.noticeDays} days`)],
  );

const history = ({ steps }) =>
  el(
    'ol',
    { class: 'history' },
    steps.map(({ at, event, role, reason }) =>
      el(
        'li',
        null,
        el('time', { datetime: at }, dateTime(at)),
        ` ${row(word(CAMPAIGN_STEPS, event), word(ACTORS, role), reason)}`,
      ),
    ),
  );

const steering = ({ id, state, counts }, can) => {
  if (!can.run) return null;
  const step = (noun, label, done, kind) =>
    action(
      `${noun}-${id}`,
      label,
      async () => {
        await post(`/campaigns/${id}/${noun}`);
        notice(done);
      },
      kind,
    );
  return choices(
    state === 'READY' && step('start', say('开始上门', 'Start'), say('已开始。', 'Started.')),
    state === 'RUNNING' &&
      counts.open > 0 &&
      step('reminder', say('催办各镇街', 'Remind the townships'), say('已催办。', 'Reminded.'), 'plain'),
    state === 'RUNNING' && step('closing', say('结束复核', 'Close it'), say('已结束。', 'Closed.'), 'plain'),
    ['SELECTING', 'READY', 'RUNNING'].includes(state) &&
      reasonButton(
        `cancel-${id}`,
        say('取消', 'Cancel it'),
        {
          question: say('为什么取消？已决定的不变。', 'Why? What was decided stays.'),
          send: (reason) => post(`/campaigns/${id}/cancellation`, { reason }),
          done: say('已取消。', 'Cancelled.'),
        },
        'danger',
      ),
  );
};
