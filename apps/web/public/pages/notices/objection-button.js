import { post } from '../../base/api.js';
import { reasonButton } from '../../base/reason-button.js';
import { say } from '../../words/language.js';

/** Says why somebody in public notice should not get the benefit. @param {string} id of the application */
export const objectionButton = (id) =>
  reasonButton(`object-${id}`, say('提出异议', 'Object'), {
    question: say(
      '为什么不该享受？只有办理的工作人员看得到。',
      'What speaks against it? Only the officers who handle it read it.',
    ),
    send: (text) => post(`/public-notices/${id}/objections`, { text }),
    done: say('异议已登记，由县区审批人决定。', 'Recorded; the county decides.'),
  });
