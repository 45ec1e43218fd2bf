import { say } from '../words/language.js';
import { form, formButton } from './forms.js';
import { notice } from './notice.js';

/**
 * A button that asks for a reason in somebody's own words.
 * @param {string} key keeps the focus across a refresh
 * @param {{ question: string, optional?: boolean, send: (reason: string) => Promise<unknown>, done: string }} ask
 */
export const reasonButton = (key, label, { question, optional, send, done }, kind = 'plain') =>
  formButton(
    key,
    label,
    (close) =>
      form(
        [{ name: 'reason', label: question, kind: 'textarea', optional }],
        async ({ reason }) => {
          await send(reason);
          notice(done);
          close();
        },
        {
          submitLabel: kind === 'plain' ? say('提交', 'Send') : label,
          close,
          kind: kind === 'plain' ? 'main' : kind,
        },
      ),
    kind,
  );
