import { filled, get, post } from '../../base/api.js';
import { badge, card, el, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { dayField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myDivisions } from '../../base/places.js';
import { word } from '../../words/codes.js';
import { date, percent } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { DEDUCTION_CODES } from '../../words/settlement.js';

const TONES = { PROPOSED: 'warn', APPROVED: 'good', REFUSED: 'bad' };
const STATES = {
  PROPOSED: { zh: '待批准', en: 'proposed' },
  APPROVED: { zh: '生效', en: 'approved' },
  REFUSED: { zh: '未批准', en: 'refused' },
};

/** When it applies, in words. */
const CONDITIONS = {
  SHORT_SERVICE: (threshold) =>
    say(`实际时长不足预约的 ${percent(threshold)}`, `less than ${percent(threshold)} of the booked time`),
  MISSING_EVIDENCE: (threshold) =>
    say(`证明缺 ${threshold} 项及以上`, `${threshold} or more elements of proof missing`),
  LATE_START: (threshold) => say(`晚到超过 ${threshold} 分钟`, `more than ${threshold} minutes late`),
};

/** What is deducted, where and from when on; without a rule nothing is. */
export const ruleList = async (can) => [
  (await paged(
    'more-rules',
    (cursor) => get('/settlement/deduction-rules', { limit: 20, cursor }),
    (rule) => ruleCard(rule, can),
  )) ?? note(say('还没有扣款规则：目前不扣款。', 'No rule: nothing is deducted.')),
];

const ruleCard = (rule, can) =>
  card(
    el(
      'h4',
      null,
      say(
        `${CONDITIONS[rule.code](rule.threshold)}，扣 ${percent(rule.bp)}`,
        `${CONDITIONS[rule.code](rule.threshold)}: ${percent(rule.bp)} off`,
      ),
    ),
    el(
      'p',
      null,
      badge(word(STATES, rule.state), TONES[rule.state]),
      row(
        rule.regionName ?? say('全国', 'nation'),
        say(`${date(rule.from)} 起`, `from ${date(rule.from)} on`),
        rule.until && say(`到 ${date(rule.until)} 前`, `before ${date(rule.until)}`),
        rule.citation,
      ),
    ),
    rule.state === 'PROPOSED' &&
      can.approveRule &&
      !rule.isOwn &&
      decisionButton(`rule-${rule.id}`, say('批准或不批准', 'Decide'), {
        path: `/settlement/deduction-rules/${rule.id}/decision`,
        options: [
          ['APPROVED', say('批准', 'Approve')],
          ['REFUSED', say('不批准', 'Refuse')],
        ],
        optional: true,
        done: say('已决定。', 'Decided.'),
      }),
  );

export const proposeRuleButton = () =>
  formButton('propose-rule', say('提出扣款规则', 'Propose a rule'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    myDivisions().then(
      (divisions) => host.replaceChildren(ruleForm(divisions, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

const ruleForm = (divisions, close) =>
  form(
    [
      { name: 'regionId', label: say('辖区', 'Division'), kind: 'select', options: asOptions(divisions) },
      {
        name: 'code',
        label: say('看什么', 'What it looks at'),
        kind: 'select',
        options: optionsOf(DEDUCTION_CODES),
      },
      {
        name: 'threshold',
        label: say(
          '界限：时长比例（万分比）、缺项数或分钟（不填用通行值）',
          'Threshold: basis points, elements or minutes (empty: the usual one)',
        ),
        kind: 'number',
        optional: true,
      },
      {
        name: 'off',
        label: say('扣多少（%，不填用通行值）', 'How much is taken off (%, empty: the usual)'),
        kind: 'number',
        optional: true,
        pointer: '/bp',
      },
      dayField('from', say('从哪天的服务起', 'For services from')),
      { name: 'citation', label: say('依据（文件或合同条款）', 'The document it comes from') },
    ],
    async ({ regionId, threshold, off, ...rest }) => {
      await post('/settlement/deduction-rules', {
        ...filled(rest),
        regionId: Number(regionId),
        ...filled({ threshold: threshold && Number(threshold), bp: off && Math.round(Number(off) * 100) }),
      });
      notice(say('已提出，等另一位同事批准。', 'Proposed; somebody else decides.'));
      close();
    },
    { submitLabel: say('提出', 'Propose'), close, keep: 'propose-rule' },
  );
