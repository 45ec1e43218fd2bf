import { get, post } from '../../base/api.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myCounties } from '../../base/places.js';
import { linkTo } from '../../base/route.js';
import { date, dateTime, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/** Audits, the newest first; a provider sees its own when they are over. */
export const frameList = async () => [
  (await paged('more-frames', (cursor) => get('/oversight/frames', { limit: 20, cursor }), line)) ??
    note(say('还没有抽样审计。', 'No audit yet.')),
];

/** Where an audit stands, in one word. */
export function frameBadge({ clawbackFen, seed, sample, judged }) {
  if (clawbackFen !== null)
    return badge(
      say(`应追回 ${yuan(clawbackFen)}`, `${yuan(clawbackFen)} to take back`),
      clawbackFen ? 'bad' : 'good',
    );
  if (!seed) return badge(say('已封存，等公开随机数', 'frozen, waits for the public value'), 'warn');
  return badge(
    say(`已核查 ${judged}/${sample}`, `${judged} of ${sample} judged`),
    judged < sample ? 'warn' : 'good',
  );
}

const line = (frame) =>
  card(
    el('h3', null, opens(linkTo('audits', 'frame', frame.id), `open-${frame.id}`, frame.providerName)),
    el('p', null, frameBadge(frame)),
    el(
      'p',
      { class: 'note' },
      row(
        say(`服务期 ${date(frame.from)} 起`, `service from ${date(frame.from)}`),
        say(`${frame.units} 次服务`, `${frame.units} visits`),
        say(`封存于 ${dateTime(frame.frozenAt)}`, `frozen ${dateTime(frame.frozenAt)}`),
      ),
    ),
  );

/** What is frozen, and which public value will be used: said before anybody can know it. */
export const freezeButton = () => {
  const host = el('div', null);
  const load = async () => {
    const counties = await myCounties();
    const { items } = await get('/providers', { limit: 200 });
    host.replaceChildren(
      formButton(
        'freeze',
        say('封存并公告', 'Freeze and announce'),
        (close) => freezeForm(counties, items, close),
        'main',
      ),
    );
  };
  load().catch(({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)));
  return host;
};

const freezeForm = (counties, providers, close) =>
  form(
    [
      { name: 'countyId', label: say('县区', 'County'), kind: 'select', options: asOptions(counties) },
      {
        name: 'providerId',
        label: say('机构', 'Provider'),
        kind: 'select',
        options: providers.map(({ id, name }) => [id, name]),
      },
      dayField('from', say('服务期第一天', 'First day of service')),
      dayField('until', say('服务期之后的第一天', 'First day after the last one')),
      {
        name: 'announcement',
        label: say('用哪个公开随机数', 'Which public value'),
        hint: say('例如：双色球下一期开奖号码', 'The next draw of a lottery, say'),
      },
      {
        name: 'notBefore',
        label: say('什么时候公布', 'When it is known'),
        kind: 'datetime-local',
        hint: say('必须晚于现在', 'It has to be later than now'),
      },
    ],
    async ({ countyId, notBefore, ...rest }) => {
      await post('/oversight/frames', {
        ...rest,
        countyId: Number(countyId),
        notBefore: new Date(`${notBefore}:00+08:00`).toISOString(),
      });
      notice(say('已封存，指纹已入链。', 'Frozen; its root is sealed.'));
      close();
    },
    { submitLabel: say('封存', 'Freeze'), close, keep: 'freeze-frame' },
  );
