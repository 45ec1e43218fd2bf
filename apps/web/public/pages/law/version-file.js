import { get, post } from '../../base/api.js';
import { card, choices, el, lazy, note } from '../../base/dom.js';
import { fourEyesButton } from '../../base/decision-button.js';
import { dayField, reasonField } from '../../base/fields.js';
import { action, form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { myAccount, myDivisions } from '../../base/places.js';
import { reasonButton } from '../../base/reason-button.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { VERSION_STEPS } from '../../words/law.js';
import { row, say, sayOf } from '../../words/language.js';
import { hash } from '../benefits/trace.js';
import { daysOf, versionBadge, versionId } from './programme-list.js';
import { ruleView } from './rule-view.js';
import { funding, termFacts } from './terms-view.js';

/** @returns {[code: string, version: number]} of `CODE~3` */
export const readVersionId = (id) => {
  const [code, version] = id.split('~');
  return [code, Number(version)];
};

/** One version: what it says, in sentences, and the steps to its being law. */
export async function versionFile(id, can) {
  const [code, number] = readVersionId(id);
  const [version, divisions] = await Promise.all([
    get(`/programmes/${code}/versions/${number}`),
    myDivisions(),
  ]);
  const { programme, terms } = version;
  const isMine = divisions.some((division) => division.id === programme.regionId);
  return [
    card(
      el(
        'h3',
        null,
        say(programme.zh, programme.en),
        el('small', null, say(`第 ${number} 版`, `version ${number}`)),
      ),
      el('p', null, versionBadge(version), daysOf(version)),
      version.reason && note(version.reason),
      decisions(version, { decide: isMine && can.decide, draft: isMine && can.draft }),
      ['DRAFT', 'SUBMITTED'].includes(version.state) && problems(code, number),
    ),
    card(
      el('h3', null, say('规则', 'The rule')),
      ruleView(terms.rule),
      note(say('规则摘要 ', 'Rule '), hash(version.ruleHash)),
    ),
    card(el('h3', null, say('办法', 'Terms')), await termFacts(programme, terms)),
    card(el('h3', null, say('谁出钱', 'Who pays')), funding(terms.funding)),
    card(el('h3', null, say('经过', 'History')), history(version.steps)),
  ];
}

/** Everything that stands against its becoming law, each at its place. */
const problems = (code, number) =>
  lazy(`problems-${code}-${number}`, say('检查有没有问题', 'What stands against it'), async () => {
    const { items } = await get(`/programmes/${code}/versions/${number}/problems`);
    return [problemList(items)];
  });

export const problemList = (items, show) =>
  items.length
    ? el(
        'ul',
        { class: 'problems' },
        items.map((found) =>
          el(
            'li',
            null,
            el('span', { class: 'problem' }, sayOf(found)),
            ' ',
            show && found.pointer.startsWith('/terms/rule')
              ? el(
                  'button',
                  { type: 'button', class: 'plain', onclick: () => show(found.pointer) },
                  found.pointer,
                )
              : el('code', null, found.pointer),
          ),
        ),
      )
    : note(say('✓ 没有发现问题。', '✓ Nothing stands against it.'));

const history = (steps) =>
  steps.length
    ? el(
        'ol',
        { class: 'history' },
        steps.map(({ at, step, reason }) =>
          el(
            'li',
            null,
            el('time', { datetime: at }, dateTime(at)),
            ` ${row(word(VERSION_STEPS, step), reason)}`,
          ),
        ),
      )
    : note(say('随平台一起提供。', 'It came with the platform.'));

/** Its next steps; who drafted it does not decide. */
function decisions(version, can) {
  const { state, draftedBy, programme } = version;
  const id = versionId(programme.code, version.version);
  const path = `/programmes/${programme.code}/versions/${version.version}`;
  const isOwn = draftedBy === myAccount();
  return choices(
    state === 'DRAFT' &&
      isOwn &&
      el('a', { class: 'button', href: linkTo('law', 'edit', id) }, say('修改草稿', 'Edit')),
    state === 'DRAFT' &&
      isOwn &&
      action(`submit-${id}`, say('提交审批', 'Hand in'), async () => {
        await post(`${path}/submission`);
        notice(say('已提交，等另一位同事审批。', 'Handed in; a colleague decides.'));
      }),
    state === 'SUBMITTED' && !isOwn && can.decide && fourEyesButton(`decide-${id}`, `${path}/decision`),
    version.endProposed && can.decide && fourEyesButton(`end-${id}`, `${path}/ending/decision`),
    can.draft &&
      el(
        'a',
        { class: 'button', href: linkTo('law', 'next', id) },
        say('照此起草新版本', 'Draft the next version'),
      ),
    can.draft && state === 'APPROVED' && !version.endProposed && endButton(path),
    isOwn &&
      ['DRAFT', 'SUBMITTED', 'APPROVED'].includes(state) &&
      reasonButton(
        `withdraw-${id}`,
        say('撤回', 'Withdraw'),
        {
          question: say('为什么撤回？', 'Why?'),
          send: (reason) => post(`${path}/withdrawal`, { reason }),
          done: say('已撤回。', 'Withdrawn.'),
        },
        'danger',
      ),
  );
}

const endButton = (path) =>
  formButton(`propose-end-${path}`, say('提议提前结束', 'Propose an earlier end'), (close) =>
    form(
      [dayField('endsOn', say('从哪天起不再执行', 'First day on which it no longer holds')), reasonField()],
      async (values) => {
        await post(`${path}/ending`, values);
        notice(say(`已提议，${date(values.endsOn)} 结束，等审批。`, 'Proposed; a colleague decides.'));
        close();
      },
      { submitLabel: say('提议', 'Propose'), close },
    ),
  );
