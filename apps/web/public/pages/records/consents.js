import { get, post } from '../../base/api.js';
import { badge, card, choices, el, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { CONSENT_VERSION, CONSENTS } from '../../words/consents.js';
import { dateTime } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';

const DECIDED_AS = {
  SENIOR: { zh: '本人', en: 'the senior' },
  REPRESENTATIVE: { zh: '代理人', en: 'a representative' },
  OFFICER: { zh: '工作人员代录（纸质）', en: 'an officer, on paper' },
};

/**
 * What is agreed to, purpose by purpose, each decided on its own and withdrawn as easily as given.
 * @param {'OWN' | 'PAPER' | undefined} how the caller decides: himself, from a signed paper, or not at all
 */
export async function consentCard(seniorId, how) {
  const { items } = await get(`/seniors/${seniorId}/consents`);
  const decided = new Map(items.map((each) => [each.purpose, each]));
  return card(
    el('h3', null, say('个人信息单独同意', 'Consent to the use of personal data')),
    Object.entries(CONSENTS).map(([purpose, told]) =>
      entry(`/seniors/${seniorId}/consents`, { purpose, told, decision: decided.get(purpose) }, how),
    ),
  );
}

const entry = (path, { purpose, told, decision }, how) =>
  el(
    'div',
    { class: 'step' },
    el('p', null, el('b', null, sayOf(told)), ' ', standing(decision)),
    decision && provenance(decision),
    how &&
      choices(
        !decision?.given && decideButton(path, { purpose, told, given: true }, how),
        decision?.given !== false && decideButton(path, { purpose, told, given: false, decision }, how),
      ),
  );

const standing = (decision) => {
  if (!decision) return badge(say('还没有决定', 'not decided'), 'warn');
  return decision.given
    ? badge(say('已同意', 'agreed'), 'good')
    : badge(say('不同意或已撤回', 'refused or withdrawn'));
};

const provenance = ({ decidedAs, version, at }) =>
  note(
    row(
      DECIDED_AS[decidedAs] ? sayOf(DECIDED_AS[decidedAs]) : decidedAs,
      dateTime(at),
      say(`文本版本 ${version}`, `text ${version}`),
    ),
  );

/** The text is read, or read out, before anybody agrees. */
const decideButton = (path, { purpose, told, given, decision }, how) => {
  const label = given ? say('同意', 'Agree') : decision ? say('撤回', 'Withdraw') : say('不同意', 'Refuse');
  return formButton(
    `consent-${path}-${purpose}-${given}`,
    label,
    (close) => {
      const node = form(
        [],
        async () => {
          await post(path, { purpose, version: CONSENT_VERSION, given });
          notice(given ? say('已登记同意。', 'Agreed.') : say('已登记，不再使用。', 'Recorded.'));
          close();
        },
        { submitLabel: label, close, kind: given ? 'main' : 'danger' },
      );
      node.prepend(
        el('p', null, sayOf(told.text)),
        how === 'PAPER' &&
          note(
            say(
              '已向老人或代理人宣读上述内容，并收到签字的纸质材料。',
              'The text was read out to the senior or the representative, who has signed on paper.',
            ),
          ),
      );
      return node;
    },
    given ? 'main' : 'plain',
  );
};
