import { get, post } from '../base/api.js';
import { card, el, note } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { notice } from '../base/notice.js';
import { reasonButton } from '../base/reason-button.js';
import { linkTo } from '../base/route.js';
import { shortId } from '../words/format.js';
import { say } from '../words/language.js';
import { reviewLine } from './judgement.js';

/** Returns without a decision: the provider may answer, then another person than the one who returned it decides. */
export async function reviewCards(can) {
  const { items } = await get('/oversight/reviews', { state: 'OPEN' });
  if (!items.length) return [note(say('没有待裁定的退回。', 'Nothing to decide.'))];
  return items.map((review) =>
    card(
      el(
        'h3',
        null,
        can.view
          ? el(
              'a',
              { href: linkTo('office', 'visit', review.visitId), 'data-key': `review-${review.id}` },
              say('看卷宗', 'The file'),
            )
          : say('被退回的服务', 'A returned visit'),
        el('small', null, shortId(review.orderId)),
      ),
      reviewLine(review),
      can.answer && !review.answer && answerButton(review),
      can.decide && decisionButton(review),
    ),
  );
}

const answerButton = ({ id }) =>
  reasonButton(
    `answer-${id}`,
    say('作出说明', 'Answer'),
    {
      question: say('请说明情况（只能说明一次）', 'What do you say to it? (once only)'),
      send: (text) => post(`/oversight/reviews/${id}/answer`, { text }),
      done: say('已提交，等裁定。', 'Sent; the decision follows.'),
    },
    'main',
  );

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
