import { filled, get, post } from '../../base/api.js';
import { card, choices, el, note, opens } from '../../base/dom.js';
import { evidenceField } from '../../base/evidence.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { reasonButton } from '../../base/reason-button.js';
import { linkTo } from '../../base/route.js';
import { say } from '../../words/language.js';
import {
  applicationBadges,
  applicationFacts,
  applicationSteps,
  evidenceList,
} from '../cases/application-steps.js';

/** The applications of a family, what waits for it first. */
export const myApplications = async (area) => [
  (await paged(
    'more-applications',
    (cursor) => get('/applications', { limit: 20, cursor }),
    (application) =>
      card(
        el(
          'h3',
          null,
          opens(
            linkTo(area, 'application', application.id),
            `open-${application.id}`,
            say(application.programmeZh, application.programmeEn),
          ),
          el('small', null, application.seniorName),
        ),
        el('p', null, applicationBadges(application)),
      ),
  )) ?? note(say('还没有申请。', 'No applications yet.')),
];

/** One application as the applicant follows it. */
export async function myApplication(id) {
  const application = await get(`/applications/${id}`);
  return [
    card(
      el(
        'h3',
        null,
        say(application.programmeZh, application.programmeEn),
        el('small', null, application.seniorName),
      ),
      el('p', null, applicationBadges(application)),
      applicationSteps(application),
      nextSteps(application),
      applicationFacts(application),
      evidenceList(application),
    ),
  ];
}

const WITHDRAWABLE = ['SUBMITTED', 'RETURNED', 'TOWN_CHECKED', 'PUBLIC_NOTICE', 'IN_FORCE'];

/** What the applicant can do now. Officers who act for a senior have the same buttons. */
export const nextSteps = ({ id, state, steps }) =>
  choices(
    state === 'RETURNED' &&
      withEvidence(`resubmit-${id}`, say('补充材料', 'Hand in what is missing'), {
        path: `/applications/${id}/resubmission`,
        question: say('说明（可不填）', 'Remark (optional)'),
        name: 'note',
        done: say('已补充，继续办理。', 'Handed in; it goes on.'),
      }),
    state === 'REFUSED' &&
      !steps.some((step) => step.state === 'APPEALED') &&
      withEvidence(`appeal-${id}`, say('不同意，申诉', 'Appeal'), {
        path: `/applications/${id}/appeal`,
        question: say('为什么不同意', 'Why do you disagree?'),
        name: 'reason',
        isNeeded: true,
        done: say('申诉已提交，由另一位工作人员审理。', 'Handed in; another officer decides.'),
      }),
    WITHDRAWABLE.includes(state) &&
      reasonButton(
        `withdraw-${id}`,
        state === 'IN_FORCE' ? say('不再需要这项待遇', 'Give the benefit up') : say('撤回申请', 'Withdraw'),
        {
          question: say('为什么？', 'Why?'),
          send: (reason) => post(`/applications/${id}/withdrawal`, { reason }),
          done: say('已撤回。', 'Withdrawn.'),
        },
      ),
  );

const withEvidence = (key, label, { path, question, name, isNeeded, done }) =>
  formButton(
    key,
    label,
    (close) =>
      form(
        [
          { name, label: question, kind: 'textarea', optional: !isNeeded },
          {
            name: 'evidence',
            label: say('材料', 'Proofs'),
            kind: 'custom',
            make: (kept) => evidenceField({ purpose: 'APPLICATION', kept }),
          },
        ],
        async (values) => {
          await post(path, filled(values));
          notice(done);
          close();
        },
        { submitLabel: say('提交', 'Send'), close, keep: key },
      ),
    'main',
  );
