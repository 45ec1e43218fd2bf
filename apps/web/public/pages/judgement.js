import { post } from '../base/api.js';
import { big, choices, el, facts } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { hotkey } from '../base/keys.js';
import { notice } from '../base/notice.js';
import { reasonButton } from '../base/reason-button.js';
import { REVIEW_STATES, word } from '../words/codes.js';
import { moment } from '../words/format.js';
import { say } from '../words/language.js';

const JUDGED = ['CONFIRMED', 'VERIFIED'];

/** What this officer can do about a visit now: approve, return, or decide a dispute. */
export function judgement(file, can) {
  const { id, state, reviews, dispute } = file;
  if (state === 'DISPUTED' && !dispute?.decision && can.decideDispute) return disputeDecision(file);
  const isOpen =
    JUDGED.includes(state) && !reviews.some((review) => ['OPEN', 'UPHELD'].includes(review.state));
  if (!isOpen) return null;
  const isApproved = reviews.some((review) => review.state === 'APPROVED');
  return el(
    'div',
    { class: 'step' },
    state === 'CONFIRMED' &&
      big(
        say('这次服务存疑，等您审核后才核销时长。', 'In doubt: its minutes are spent only when you approve.'),
      ),
    choices(
      can.approve &&
        !isApproved &&
        hotkey(
          'p',
          reasonButton(
            `approve-${id}`,
            say('审核通过', 'Approve'),
            {
              question: say('备注（可不填）', 'Remark (optional)'),
              optional: true,
              send: (reason) => post(`/oversight/visits/${id}/approval`, reason ? { reason } : {}),
              done: say('已通过。', 'Approved.'),
            },
            'main',
          ),
        ),
      can.return &&
        hotkey(
          'r',
          reasonButton(
            `return-${id}`,
            say('退回', 'Return'),
            {
              question: say('哪里不对？机构会看到。', 'What is wrong? The provider reads it.'),
              send: (reason) => post(`/oversight/visits/${id}/return`, { reason }),
              done: say(
                '已退回，付款暂缓，等另一位同事裁定。',
                'Returned; payment waits until a colleague has decided.',
              ),
            },
            'danger',
          ),
        ),
    ),
  );
}

const disputeDecision = ({ id, dispute, actualMinutes }) =>
  el(
    'div',
    { class: 'step' },
    big(say('家属有异议，请裁定', 'The family disputes the visit; please decide')),
    facts([say('家属说', 'The family says'), dispute?.reason]),
    formButton(
      `dispute-${id}`,
      say('裁定', 'Decide'),
      (close) =>
        form(
          [
            {
              name: 'decision',
              label: say('结论', 'Decision'),
              kind: 'select',
              options: [
                ['SERVICE_ACCEPTED', say('服务有效，核销时长', 'The service counts')],
                ['SERVICE_REJECTED', say('服务无效，时长退还老人', 'It does not count; the minutes go back')],
              ],
            },
            {
              name: 'acceptedMinutes',
              label: say(
                `认定多少分钟（最多 ${actualMinutes}）`,
                `Minutes that count (at most ${actualMinutes})`,
              ),
              kind: 'number',
              value: String(actualMinutes ?? ''),
              when: ({ decision }) => decision === 'SERVICE_ACCEPTED',
              attributes: { min: 1, max: actualMinutes },
            },
            { name: 'reason', label: say('理由', 'Why'), kind: 'textarea' },
          ],
          async ({ decision, acceptedMinutes, reason }) => {
            const counted =
              decision === 'SERVICE_ACCEPTED' ? { acceptedMinutes: Number(acceptedMinutes) } : {};
            await post(`/visits/${id}/dispute-decision`, { decision, reason, ...counted });
            notice(say('已裁定。', 'Decided.'));
            close();
          },
          { submitLabel: say('提交裁定', 'Send'), close },
        ),
      'main',
    ),
  );

/** One approval or return with what followed. */
export const reviewLine = ({ state, openedAt, reason, answer, decision }) =>
  el(
    'div',
    null,
    big(`${word(REVIEW_STATES, state)} · ${moment(openedAt)}`),
    facts(
      [say('理由', 'Why'), reason],
      [say('机构说明', 'The provider says'), answer?.text],
      [say('裁定', 'Decision'), decision?.reason],
    ),
  );
