import { post, put } from '../../base/api.js';
import { big, el, lines, note } from '../../base/dom.js';
import { dropDraft, keepDraft } from '../../base/drafts.js';
import { evidenceField } from '../../base/evidence.js';
import { action, form } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { progress } from '../../base/pictures.js';
import { ADJUSTMENTS } from '../../words/assessments.js';
import { word } from '../../words/codes.js';
import { say } from '../../words/language.js';
import { toServer } from './form-values.js';
import { answerIn, questionsOf, questionView } from './questions.js';

export const wizardKey = (id) => `assessment-${id}`;

/**
 * The form, one question a screen. Every answer is kept on the device at once and on the server after each group.
 * Nobody sees a running total: it would lead the answers.
 * @param {() => void} done called when the assessor leaves the form
 */
export function formWizard({ id }, definition, initial, done) {
  const questions = questionsOf(definition);
  const host = el('div', { class: 'wizard' });
  let values = initial;

  const firstOpen = () => {
    const at = questions.findIndex((question) => !question.isOptional && question.read(values) === undefined);
    return at < 0 ? questions.length : at;
  };
  const save = () => put(`/ability-assessments/${id}/form`, toServer(values));

  /** No network at the end of a group is no reason to stop: the answers are on the device. */
  const saveQuietly = () => save().catch(({ message }) => notice(message, 'bad'));

  function show(at) {
    const question = questions[at];
    if (!question) return review();
    const answered = (value) => {
      values = question.write(values, value);
      keepDraft(wizardKey(id), values);
      if (question.endsGroup) saveQuietly();
      show(at + 1);
    };
    host.replaceChildren(
      progress(question.group ?? say('基本情况', 'To begin with'), at + 1, questions.length),
      el('h3', { tabindex: -1 }, question.title),
      questionView(question, values, answered),
      el(
        'div',
        { class: 'choices' },
        at > 0 && plain(say('上一题', 'Back'), () => show(at - 1)),
        leaveButton(),
      ),
    );
    host.querySelector('h3').focus();
  }

  const leaveButton = () => plain(say('先放下，答案保留', 'Leave it for now; answers are kept'), done);

  /** All answers on one page, each to be changed; then the proofs that the answers call for. */
  function review() {
    host.replaceChildren(
      el('h3', { tabindex: -1 }, say('核对答案', 'Check the answers')),
      el(
        'ul',
        { class: 'rows' },
        questions.map((question, at) =>
          el(
            'li',
            null,
            question.title,
            ' ',
            el('b', null, answerIn(question, values)),
            ' ',
            plain(say('改', 'Change'), () => show(at)),
          ),
        ),
      ),
      action(`save-${id}`, say('保存评估表', 'Save the form'), async () => saved(await save())),
      leaveButton(),
    );
    host.querySelector('h3').focus();
  }

  function saved({ version, missingItems, missingEvidence }) {
    if (missingItems.length) {
      notice(
        say(`还有 ${missingItems.length} 题没答。`, `${missingItems.length} items are not answered.`),
        'bad',
      );
      return show(firstOpen());
    }
    dropDraft(wizardKey(id));
    host.replaceChildren(
      big(say(`已保存第 ${version} 版`, `Saved as version ${version}`)),
      ...(missingEvidence.length ? [proofs(missingEvidence)] : [sign(version), leaveButton()]),
    );
  }

  const sign = (version) =>
    action(`sign-${id}`, say('签署', 'Sign'), async () => {
      await post(`/ability-assessments/${id}/signatures`, { version });
      notice(say('已签署；两位评估师都签署后提交审核。', 'Signed; when both have, it goes to the review.'));
      done();
    });

  const proofs = (adjustments) =>
    el(
      'div',
      { class: 'step' },
      note(say('以下情况须有证明才能签署：', 'Each of these needs a proof before the signature:')),
      lines(adjustments.map((code) => word(ADJUSTMENTS, code))),
      form(
        adjustments.flatMap(proofFields),
        async (given) => {
          values = {
            ...values,
            evidence: [...(values.evidence ?? []), ...adjustments.map((code) => proof(code, given))],
          };
          keepDraft(wizardKey(id), values);
          saved(await save());
        },
        { submitLabel: say('提交证明', 'Hand in'), close: review, closeLabel: say('返回', 'Back') },
      ),
    );

  show(firstOpen());
  return host;
}

const plain = (label, onclick) => el('button', { type: 'button', class: 'plain', onclick }, label);

const proofFields = (code) => [
  {
    name: `document-${code}`,
    label: say(
      `${ADJUSTMENTS[code].zh}：证明（医院、编号、日期）`,
      `${ADJUSTMENTS[code].en}: document (hospital, number, day)`,
    ),
    optional: true,
  },
  {
    name: `file-${code}`,
    label: say('或上传证明', 'Or upload it'),
    kind: 'custom',
    make: () => evidenceField({ purpose: 'ASSESSMENT', most: 1 }),
  },
];

const proof = (code, given) => ({
  adjustment: code,
  fileId: given[`file-${code}`][0]?.fileId,
  document: given[`document-${code}`],
});
