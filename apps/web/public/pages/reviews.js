import { get, post } from '../base/api.js';
import { card, el, note } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { notice } from '../base/notice.js';
import { shortId } from '../words/format.js';
import { say } from '../words/language.js';
import { reviewLine } from './judgement.js';

/** Returns without a decision. Another person than the one who returned it decides. */
export async function reviewCards(can) {
  const { items } = await get('/oversight/reviews', { state: 'OPEN' });
  if (!items.length) return [note(say('没有待裁定的退回。', 'Nothing to decide.'))];
  return items.map((review) =>
    card(
      el(
        'h3',
        null,
        el(
          'a',
          { href: `#visit=${review.visitId}`, 'data-key': `review-${review.id}` },
          say('看卷宗', 'The file'),
        ),
        el('small', null, shortId(review.orderId)),
      ),
      reviewLine(review),
      can.decide && decisionButton(review),
    ),
  );
}

const decisionButton = ({ id }) =>
  formButton(
    `decide-${id}`,
    say('裁定', 'Decide'),
    (close) =>
      form(
        [
          {
            name: 'decision',
            label: say('退回成立吗？', 'Is the return upheld?'),
            kind: 'select',
            options: [
              ['UPHELD', say('成立：时长还给老人', 'Yes: the minutes go back to the senior')],
              ['DISMISSED', say('不成立：照常付款', 'No: the visit is paid')],
            ],
          },
          { name: 'reason', label: say('理由', 'Why'), kind: 'textarea' },
        ],
        async (decision) => {
          await post(`/oversight/reviews/${id}/decision`, decision);
          notice(say('已裁定。', 'Decided.'));
          close();
        },
        { submitLabel: say('提交裁定', 'Send'), close },
      ),
    'main',
  );
