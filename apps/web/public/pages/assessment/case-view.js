import { get } from '../../base/api.js';
import { badge, big, el, facts, lazy, note, steps } from '../../base/dom.js';
import { CASE_NEXT, CASE_REASONS, CASE_STATES, PLACES } from '../../words/assessments.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';

const WAY = () => [
  say('申请', 'Request'),
  say('安排', 'Appointment'),
  say('评估', 'Assessment'),
  say('审核', 'Review'),
  say('公布', 'Published'),
];
const AT = {
  DRAFT: 0,
  SUBMITTED: 1,
  SCHEDULED: 2,
  IN_PROGRESS: 2,
  SCORED: 3,
  REVIEWED: 4,
  PUBLISHED: 5,
  DISPUTED: 5,
  RE_ASSESSING: 5,
};
const TONES = { PUBLISHED: 'good', DISPUTED: 'bad', RE_ASSESSING: 'warn', CANCELLED: 'calm' };

export const caseBadge = ({ state }) => badge(word(CASE_STATES, state), TONES[state]);

export const caseTitle = ({ seniorName, reason }) =>
  row(seniorName, say(`评估：${word(CASE_REASONS, reason)}`, `assessment: ${word(CASE_REASONS, reason)}`));

/** How far an assessment is and what happens next. */
export const caseProgress = (found) => [
  AT[found.state] !== undefined && steps(WAY(), AT[found.state]),
  CASE_NEXT[found.state] && big(say('下一步：', 'Next: '), sayOf(CASE_NEXT[found.state])),
  facts(
    [say('申请时间', 'Requested'), dateTime(found.requestedAt)],
    [
      say('上门时间', 'Appointment'),
      found.scheduledFor && row(dateTime(found.scheduledFor), found.place && word(PLACES, found.place)),
    ],
    [say('公布', 'Published'), found.publishedOn && date(found.publishedOn)],
  ),
];

/** The two assessors, and everything that happened. */
export const caseHistory = ({ id }) =>
  lazy(`case-${id}`, say('评估师和经过', 'Assessors and history'), async () => {
    const { assessors, steps: taken } = await get(`/ability-assessments/${id}`);
    return [
      assessorList(assessors),
      el(
        'ol',
        { class: 'history' },
        taken.map(({ at, by, toState }) =>
          el(
            'li',
            null,
            el('time', { datetime: at }, dateTime(at)),
            ` ${row(word(CASE_STATES, toState), by ?? say('系统', 'system'))}`,
          ),
        ),
      ),
    ];
  });

export const assessorList = (assessors) =>
  assessors.length
    ? el(
        'ul',
        { class: 'rows' },
        assessors.map(({ name, agency, qualificationNumber, medical, signedAt }) =>
          el(
            'li',
            null,
            el('b', null, name),
            ` ${row(agency, qualificationNumber)} `,
            medical && badge(say('医护背景', 'medical')),
            signedAt && badge(say(`已签署 ${dateTime(signedAt)}`, `signed ${dateTime(signedAt)}`), 'good'),
          ),
        ),
      )
    : note(say('还没有安排评估师。', 'No assessors yet.'));
