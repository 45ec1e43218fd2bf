import { say } from '../words/language.js';
import { filled, post } from './api.js';
import { form, formButton } from './forms.js';
import { notice } from './notice.js';

/**
 * A button that asks for a decision and its reason. What was typed outlives the form until it is sent.
 * @param {string} key keeps the focus across a refresh and names the draft
 * @param {{ path: string, name?: string, also?: object, question?: string, options: [string, string][], optional?: boolean,
 *   reason?: string, done: string }} ask `name`: of the decision in the body; `also`: what else stands in it
 */
export const decisionButton = (
  key,
  label,
  { path, name = 'decision', also = {}, question, options, optional, reason, done },
  kind = 'main',
) =>
  formButton(
    key,
    label,
    (close) =>
      form(
        [
          { name, label: question ?? say('结论', 'Decision'), kind: 'radios', options },
          { name: 'reason', label: reason ?? say('理由', 'Why'), kind: 'textarea', optional },
        ],
        async (values) => {
          await post(path, { ...also, ...filled(values) });
          notice(done);
          close();
        },
        { submitLabel: say('提交', 'Send'), close, keep: key },
      ),
    kind,
  );

/** Approve or reject what somebody else drafted; only a rejection needs a reason. */
export const fourEyesButton = (key, path, done = say('已决定。', 'Decided.')) =>
  decisionButton(key, say('审批（不得为起草人）', 'Decide (not by who drafted it)'), {
    path,
    options: [
      ['APPROVED', say('批准', 'Approve')],
      ['REJECTED', say('不批准（须写理由）', 'Reject (with a reason)')],
    ],
    optional: true,
    done,
  });
