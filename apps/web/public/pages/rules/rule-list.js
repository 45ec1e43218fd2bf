import { get, post } from '../../base/api.js';
import { decisionButton } from '../../base/decision-button.js';
import { badge, card, el, lazy } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { myAccount } from '../../base/places.js';
import { word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { NEEDS, RULE_STATES, SEVERITIES, UNITS } from '../../words/risk.js';

/** Every rule with its numbers, how often it was right, and what data it lacked. */
export async function ruleList(can) {
  const rules = await get('/oversight/rules');
  return rules.map((rule) => ruleCard(rule, can));
}

const ruleCard = (rule, can) =>
  card(
    el(
      'h3',
      null,
      `${rule.code} ${say(rule.zh, rule.en)}`,
      el('small', null, word(SEVERITIES, rule.severity)),
    ),
    el('p', null, measures(rule)),
    el('p', null, reach(rule)),
    rule.versions.filter(({ state }) => state === 'PROPOSED').map((version) => proposal(rule, version, can)),
    lazy(`versions-${rule.code}`, say('阈值和版本', 'Numbers and versions'), () => [
      rule.versions.map((version) => versionView(version)),
      can.propose && !rule.versions.some(({ state }) => state === 'PROPOSED') && proposeButton(rule),
    ]),
  );

const measures = ({ hits, confirmed, refuted, precisionPercent, medianDays }) =>
  row(
    say(`命中 ${hits}`, `${hits} hits`),
    say(`属实 ${confirmed}`, `${confirmed} confirmed`),
    say(`不成立 ${refuted}`, `${refuted} refuted`),
    precisionPercent === null
      ? say('查准率：尚无认定', 'precision: nothing judged yet')
      : say(`查准率 ${precisionPercent}%`, `precision ${precisionPercent} %`),
    medianDays !== null && say(`认定中位数 ${medianDays} 日`, `median ${medianDays} days to judge`),
  );

/** No data is never no hit. */
function reach({ judged, withoutData, missing }) {
  if (judged === 0) return badge(say('还没有运行过', 'was not asked yet'));
  if (withoutData === 0) return badge(say(`已核查 ${judged} 次服务`, `${judged} visits judged`), 'good');
  const names = missing.map((need) => word(NEEDS, need)).join(say('、', ', '));
  return badge(
    say(
      `${judged} 次服务中有 ${withoutData} 次无数据：缺${names}`,
      `no data for ${withoutData} of ${judged} visits: ${names} missing`,
    ),
    withoutData === judged ? 'bad' : 'warn',
  );
}

const versionView = ({ version, state, from, to, thresholds, source }) =>
  el(
    'div',
    null,
    el(
      'h4',
      null,
      say(`第 ${version} 版`, `Version ${version}`),
      ' ',
      badge(word(RULE_STATES, state), state === 'APPROVED' ? 'good' : 'warn'),
      el(
        'small',
        null,
        to
          ? say(`${date(from)} 起，${date(to)} 前`, `from ${date(from)}, before ${date(to)}`)
          : say(`${date(from)} 起`, `from ${date(from)} on`),
      ),
    ),
    el(
      'ul',
      null,
      thresholds.map(({ zh, en, value, unit }) =>
        el('li', null, `${say(zh, en)}${say('：', ': ')}${value} ${word(UNITS, unit)}`),
      ),
    ),
    el('p', null, el('small', null, source)),
  );

const proposal = (rule, version, can) =>
  el(
    'div',
    null,
    versionView(version),
    can.decide &&
      version.proposedBy !== myAccount() &&
      decisionButton(`decide-${rule.code}`, say('审批阈值', 'Decide on these numbers'), {
        path: `/oversight/rules/${rule.code}/versions/${version.version}/decision`,
        options: [
          ['APPROVED', say('批准', 'Approve')],
          ['REFUSED', say('不批准', 'Refuse')],
        ],
        done: say('已决定。', 'Decided.'),
      }),
  );

const proposeButton = (rule) =>
  formButton(`propose-${rule.code}`, say('拟订新阈值', 'Propose other numbers'), (close) => {
    const [latest] = rule.versions;
    const fields = latest.thresholds.map(({ name, zh, en, value, unit }) => ({
      name,
      label: `${say(zh, en)} (${word(UNITS, unit)})`,
      value: String(value),
    }));
    return form(
      [
        dayField('from', say('从哪天起执行', 'From which day')),
        ...fields,
        { name: 'source', label: say('依据', 'Source'), kind: 'textarea' },
      ],
      async ({ from, source, ...numbers }) => {
        const thresholds = Object.fromEntries(
          Object.entries(numbers).map(([name, value]) => [name, Number(value)]),
        );
        await post(`/oversight/rules/${rule.code}/versions`, { from, source, thresholds });
        notice(say('已提交，等另一位同事审批。', 'Proposed; a colleague has to decide.'));
        close();
      },
      { submitLabel: say('提交', 'Send'), close, keep: `propose-${rule.code}` },
    );
  });
