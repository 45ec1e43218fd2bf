import { filled, get, post } from '../../base/api.js';
import { badge, card, el, note, opens, stackedBar } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myCounties } from '../../base/places.js';
import { go, linkTo } from '../../base/route.js';
import { CATEGORIES } from '../../words/benefits.js';
import { CAMPAIGN_STATES, word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const TONES = { RUNNING: 'warn', CLOSED: 'good', CANCELLED: 'bad' };

/** Campaigns of the caller's divisions, newest first. */
export const campaignList = async () => [
  (await paged('more-campaigns', (cursor) => get('/campaigns', { limit: 20, cursor }), line)) ??
    note(say('还没有资格复核。', 'No re-verification yet.')),
];

export const campaignBadge = ({ state }) => badge(word(CAMPAIGN_STATES, state), TONES[state]);

/** How many households are in which state. Overdue ones are part of the open ones. */
export const countsBar = (counts) => {
  const part = (label, value, tone) => ({ label, value, tone, text: String(value) });
  return stackedBar(
    [
      part(say('属实', 'confirmed'), counts.confirmed, 'free'),
      part(say('维持', 'kept'), counts.kept, 'spent'),
      part(say('已通知', 'given notice'), counts.noticed, 'held'),
      part(say('有变化', 'changed'), counts.reported, 'family'),
      part(say('已停', 'stopped'), counts.stopped, 'bad'),
      part(say('未超期', 'to be visited'), counts.open - counts.overdue, 'plan'),
      part(say('已超期', 'overdue'), counts.overdue, 'late'),
    ],
    counts.total || undefined,
  );
};

const line = (campaign) =>
  card(
    el(
      'h3',
      null,
      opens(linkTo('campaigns', 'campaign', campaign.id), `open-${campaign.id}`, campaign.title),
    ),
    el(
      'p',
      null,
      campaignBadge(campaign),
      row(
        say(`${date(campaign.dueOn)} 前完成`, `by ${date(campaign.dueOn)}`),
        say(`共 ${campaign.counts.total} 户`, `${campaign.counts.total} households`),
      ),
    ),
    countsBar(campaign.counts),
  );

export const planCampaignButton = () =>
  formButton(
    'plan-campaign',
    say('计划资格复核', 'Plan a re-verification'),
    (close) => {
      const host = el('div', null, note(say('正在读取…', 'Loading…')));
      myCounties().then(
        (counties) => host.replaceChildren(planForm(counties, close)),
        ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return host;
    },
    'main',
  );

const listOf = (text) => text.split(/[\s,，、]+/).filter(Boolean);

const planForm = (counties, close) =>
  form(
    [
      { name: 'title', label: say('名称', 'What it is called') },
      { name: 'countyId', label: say('县区', 'County'), kind: 'select', options: asOptions(counties) },
      dayField('dueOn', say('哪天前完成', 'Last day')),
      {
        name: 'programmeCodes',
        label: say(
          '只查这些项目（代码，用空格隔开；全部就空着）',
          'Only these programmes (codes; empty: all)',
        ),
        optional: true,
      },
      {
        name: 'category',
        label: say('只查这一类人', 'Only this category'),
        kind: 'select',
        optional: true,
        options: [['', say('不限', 'all')], ...optionsOf(CATEGORIES)],
        pointer: '/categories',
      },
      {
        name: 'ageFrom',
        label: say('年龄从（可不填）', 'Age from (optional)'),
        kind: 'number',
        optional: true,
      },
      { name: 'ageTo', label: say('到（可不填）', 'to (optional)'), kind: 'number', optional: true },
      dayField('lastVerifiedBefore', say('上次核实早于（可不填）', 'Last verified before (optional)'), {
        optional: true,
      }),
      {
        name: 'share',
        label: say('抽查比例（%）', 'Share to be drawn (%)'),
        kind: 'number',
        value: '100',
        pointer: '/shareBp',
        attributes: { min: 1, max: 100 },
      },
    ],
    async ({ countyId, programmeCodes, category, ageFrom, ageTo, share, ...rest }) => {
      const { id } = await post('/campaigns', {
        ...filled(rest),
        countyId: Number(countyId),
        shareBp: Math.round(Number(share) * 100),
        ...filled({
          programmeCodes: programmeCodes && listOf(programmeCodes),
          categories: category && [category],
          ageFrom: ageFrom && Number(ageFrom),
          ageTo: ageTo && Number(ageTo),
        }),
      });
      notice(say('已计划，正在确定名单。', 'Planned; the list is being drawn up.'));
      close();
      go('campaigns', 'campaign', id);
    },
    { submitLabel: say('计划', 'Plan'), close, keep: 'plan-campaign' },
  );
