import { download } from '../../base/api.js';
import { badge, big, el, facts, note } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { APPLIED_AS } from '../../words/benefits.js';
import { APPLICATION_STATES, word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { say, sayOf } from '../../words/language.js';

const TONES = {
  RETURNED: 'warn',
  REFUSED: 'bad',
  APPEAL_DECIDED: 'bad',
  IN_FORCE: 'good',
  PUBLIC_NOTICE: 'good',
  COUNTY_APPROVED: 'good',
};

export const applicationBadges = ({ state, overdue, dueOn, openObjections }) => [
  openObjections > 0 &&
    badge(say(`${openObjections} 条异议待处理`, `${openObjections} objections to be decided`), 'warn'),
  badge(word(APPLICATION_STATES, state), TONES[state] ?? 'calm'),
  overdue
    ? badge(say(`已超期（应于 ${date(dueOn)} 前）`, `overdue since ${date(dueOn)}`), 'bad')
    : dueOn && badge(say(`${date(dueOn)} 前`, `by ${date(dueOn)}`)),
];

/** What happens next and by when, large; below it everything that happened. */
export const applicationSteps = ({ steps }) => {
  const next = steps.at(-1);
  return [
    (next.nextZh || next.nextEn) && big(say('下一步：', 'Next: '), say(next.nextZh, next.nextEn)),
    el(
      'ol',
      { class: 'history' },
      steps.map((step) =>
        el('li', null, el('time', { datetime: step.at }, dateTime(step.at)), ` ${sayOf(step)}`),
      ),
    ),
  ];
};

export const applicationFacts = ({ appliedAs, submittedAt, noticeUntil, validFrom, validUntil }) =>
  facts(
    [say('申请方式', 'Applied'), word(APPLIED_AS, appliedAs)],
    [say('提交', 'Handed in'), dateTime(submittedAt)],
    [say('公示到', 'Notice until'), noticeUntil && date(noticeUntil)],
    [say('待遇起', 'Benefit from'), validFrom && date(validFrom)],
    [say('待遇止', 'Benefit before'), validUntil && date(validUntil)],
  );

/** The proofs, each to be downloaded. */
export const evidenceList = ({ id, evidence }) =>
  evidence.length
    ? el(
        'ul',
        { class: 'rows' },
        evidence.map(({ fileId, title, number }) =>
          el(
            'li',
            null,
            look(`file-${fileId}`, title, () =>
              download(`/applications/${id}/evidence/${fileId}`, {}, title),
            ),
            el('span', { class: 'note' }, say(`第 ${number} 步提交`, `came with step ${number}`)),
          ),
        ),
      )
    : note(say('没有交材料。', 'No proofs were handed in.'));
