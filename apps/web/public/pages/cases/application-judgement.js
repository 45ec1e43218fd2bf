import { post } from '../../base/api.js';
import { badge, choices, el, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { hotkey } from '../../base/keys.js';
import { reasonButton } from '../../base/reason-button.js';
import { dateTime } from '../../words/format.js';
import { say } from '../../words/language.js';
import { nextSteps } from '../benefits/my-applications.js';
import { objectionButton } from '../notices/objection-button.js';

/** What this officer can do now; the server makes sure that each level is another person. */
export const applicationDecisions = (application, can) => {
  const { id, state } = application;
  const path = `/applications/${id}`;
  return choices(
    state === 'SUBMITTED' && can.check && hotkey('c', checkButton(id)),
    state === 'TOWN_CHECKED' &&
      can.decide &&
      hotkey(
        'p',
        reasonButton(
          `approve-${id}`,
          say('批准', 'Approve'),
          {
            question: say('备注（可不填，申请人看得到）', 'Remark (optional, the applicant reads it)'),
            optional: true,
            send: (reason) => post(`${path}/approval`, reason ? { reason } : {}),
            done: say('已批准。', 'Approved.'),
          },
          'main',
        ),
      ),
    ['SUBMITTED', 'TOWN_CHECKED'].includes(state) &&
      can.return &&
      hotkey(
        't',
        reasonButton(`return-${id}`, say('退回补充材料', 'Return for more evidence'), {
          question: say('缺什么？申请人会看到。', 'What is missing? The applicant reads it.'),
          send: (reason) => post(`${path}/return`, { reason }),
          done: say('已退回。', 'Returned.'),
        }),
      ),
    state === 'TOWN_CHECKED' &&
      can.decide &&
      hotkey(
        'r',
        reasonButton(
          `refuse-${id}`,
          say('不予批准', 'Refuse'),
          {
            question: say('为什么？申请人会看到，可以申诉。', 'Why? The applicant reads it and may appeal.'),
            send: (reason) => post(`${path}/refusal`, { reason }),
            done: say('已作出不予批准的决定。', 'Refused.'),
          },
          'danger',
        ),
      ),
    state === 'APPEALED' && can.appeal && hotkey('a', appealButton(id)),
    state === 'PUBLIC_NOTICE' && can.object && hotkey('o', objectionButton(id)),
    can.apply && nextSteps(application),
  );
};

const checkButton = (id) =>
  decisionButton(`check-${id}`, say('初核', 'Check'), {
    path: `/applications/${id}/check`,
    name: 'opinion',
    question: say('初核意见', 'Opinion'),
    options: [
      ['FOR', say('建议批准', 'Approval')],
      ['AGAINST', say('建议不予批准', 'Refusal')],
    ],
    done: say('已初核，转县区审批。', 'Checked; the county decides.'),
  });

const appealButton = (id) =>
  decisionButton(`appeal-${id}`, say('审理申诉', 'Decide the appeal'), {
    path: `/applications/${id}/appeal-decision`,
    options: [
      ['GRANTED', say('支持申诉，批准申请', 'Grant: the benefit is approved')],
      ['DISMISSED', say('维持原决定', 'Dismiss: the refusal stands')],
    ],
    done: say('已审理。', 'Decided.'),
  });

export const objectionView = ({ id, text, at, upheld, reason }, can) =>
  el(
    'div',
    { class: 'step' },
    el(
      'p',
      null,
      upheld === null && [badge(say('待处理', 'open'), 'bad'), ' '],
      el('time', { datetime: at }, dateTime(at)),
      ` ${text}`,
    ),
    upheld !== null && note(upheld ? say('成立：', 'Upheld: ') : say('不成立：', 'Dismissed: '), reason),
    upheld === null &&
      can.decide &&
      hotkey(
        'p',
        decisionButton(`objection-${id}`, say('处理异议', 'Decide the objection'), {
          path: `/objections/${id}/decision`,
          options: [
            ['UPHELD', say('成立：不予批准', 'Upheld: the application is refused')],
            ['DISMISSED', say('不成立：继续办理', 'Dismissed: it goes on')],
          ],
          done: say('已处理。', 'Decided.'),
        }),
      ),
  );
