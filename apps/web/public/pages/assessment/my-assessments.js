import { filled, get, post } from '../../base/api.js';
import { badge, card, choices, el, note } from '../../base/dom.js';
import { action, form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { REQUEST_REASONS } from '../../words/assessments.js';
import { ABILITY_LEVELS, word } from '../../words/codes.js';
import { date } from '../../words/format.js';
import { say } from '../../words/language.js';
import { readingButton } from './case-file.js';
import { caseBadge, caseHistory, caseProgress, caseTitle } from './case-view.js';

const CANCELLABLE = ['DRAFT', 'SUBMITTED', 'SCHEDULED', 'IN_PROGRESS'];
const UNDER_WAY = [...CANCELLABLE, 'SCORED', 'REVIEWED', 'DISPUTED', 'RE_ASSESSING'];

/** The ability level of a senior, the assessments it comes from, and the next one to ask for. */
export async function assessmentsOf(senior) {
  const [cases, results] = await Promise.all([
    get(`/seniors/${senior.id}/ability-assessments`, { limit: 10 }),
    get(`/seniors/${senior.id}/assessment-results`, { limit: 1 }).catch(() => ({ items: [] })),
  ]);
  const [result] = results.items;
  return [
    card(
      el('h3', null, senior.name),
      result
        ? el(
            'p',
            null,
            badge(word(ABILITY_LEVELS, result.level), 'good'),
            say(
              `${date(result.validFrom)} 起，${date(result.validTo)} 前有效`,
              `from ${date(result.validFrom)}, before ${date(result.validTo)}`,
            ),
          )
        : note(say('还没有能力评估结果。', 'There is no ability level yet.')),
      !cases.items.some(({ state }) => UNDER_WAY.includes(state)) && requestButton(senior),
    ),
    ...cases.items.map(caseCard),
  ];
}

const requestButton = (senior) =>
  formButton(
    `assess-${senior.id}`,
    say('申请能力评估', 'Request an assessment'),
    (close) =>
      form(
        [
          {
            name: 'reason',
            label: say('为什么要评估？', 'Why?'),
            kind: 'radios',
            options: optionsOf(REQUEST_REASONS),
          },
          {
            name: 'note',
            label: say(
              '有什么变化（可不填，只有经办人看得到）',
              'What has changed (optional, for officers only)',
            ),
            kind: 'textarea',
            optional: true,
          },
        ],
        async (values) => {
          await post(`/seniors/${senior.id}/ability-assessments`, filled(values));
          notice(say('已申请，等县区安排上门时间。', 'Requested; the county names a day.'));
          close();
        },
        { submitLabel: say('申请', 'Request'), close, keep: `assess-${senior.id}` },
      ),
    'main',
  );

const caseCard = (found) =>
  card(
    el('h3', null, caseTitle(found)),
    el('p', null, caseBadge(found)),
    caseProgress(found),
    choices(
      found.state === 'DRAFT' &&
        action(`submit-${found.id}`, say('提交', 'Hand it in'), async () => {
          await post(`/ability-assessments/${found.id}/submission`);
          notice(say('已提交。', 'Handed in.'));
        }),
      found.state === 'PUBLISHED' && disputeButton(found),
      readingButton(found, say('了解评估结果', 'To understand the result')),
      CANCELLABLE.includes(found.state) &&
        reasonButton(`cancel-${found.id}`, say('撤销申请', 'Take the request back'), {
          question: say('为什么？', 'Why?'),
          send: (reason) => post(`/ability-assessments/${found.id}/cancellation`, { reason }),
          done: say('已撤销。', 'Taken back.'),
        }),
    ),
    caseHistory(found),
  );

export const disputeButton = ({ id }) =>
  reasonButton(`dispute-${id}`, say('不同意结果，提出异议', 'Dispute the result'), {
    question: say('哪里不对？由另外的评估师复评。', 'What is wrong? Other assessors look at it again.'),
    send: (reason) => post(`/ability-assessments/${id}/dispute`, { reason }),
    done: say('异议已提交。', 'Handed in.'),
  });
