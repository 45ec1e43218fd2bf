import { filled, get, post } from '../../base/api.js';
import { badge, big, el, lines, more, note } from '../../base/dom.js';
import { evidenceField } from '../../base/evidence.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { go } from '../../base/route.js';
import { OUTCOMES } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn } from '../../words/format.js';
import { say } from '../../words/language.js';

const ENDED = ['REFUSED', 'APPEAL_DECIDED', 'WITHDRAWN'];
const TONES = { G: 'good', N: 'bad', U: 'warn' };

/**
 * Programmes a senior may apply for: what came out of the month's decision as not enrolled, and what was decided
 * for an application that came to nothing afterwards.
 * @param {string} area where the application is opened afterwards
 */
export async function applyButtons(senior, period, area, isOffice = false) {
  const [{ programmes }, { items: applications }] = await Promise.all([
    get(`/seniors/${senior.id}/determinations/${period}`),
    get('/applications', { seniorId: senior.id, limit: 100 }),
  ]);
  const ended = applications.filter(({ state }) => ENDED.includes(state));
  const open = programmes.filter(
    ({ programmeCode, whyNot }) =>
      whyNot?.code === 'NOT_ENROLLED' || ended.some((each) => each.programmeCode === programmeCode),
  );
  if (!open.length)
    return [note(say('现在没有需要另外申请的项目。', 'There is no programme to apply for at present.'))];
  return open.map((programme) =>
    formButton(
      `apply-${senior.id}-${programme.programmeCode}`,
      say(`申请：${programme.programmeName}`, `Apply for: ${programme.programmeName}`),
      (close) => preview(senior, programme.programmeCode, { area, isOffice, close }),
    ),
  );
}

/** First step: what would come of it today. Second: the proofs. */
function preview(senior, programmeCode, { area, isOffice, close }) {
  const host = el('div', null, note(say('正在试算…', 'Looking at the rules…')));
  const step = async () => {
    const found = await get(`/seniors/${senior.id}/application-preview`, { programmeCode });
    host.replaceChildren(
      ...(found.openApplicationId
        ? underWay(found, area, close)
        : [outcome(found), application(senior, found, { area, isOffice, close })]),
    );
    host.querySelector('input, textarea, a')?.focus();
  };
  step().catch(({ message }) =>
    host.replaceChildren(
      el('p', { class: 'problem' }, message),
      el('button', { type: 'button', class: 'plain', onclick: close }, say('返回', 'Back')),
    ),
  );
  return host;
}

const underWay = ({ openApplicationId }, area, close) => [
  big(say('这个项目已经申请过了。', 'An application for this programme is under way.')),
  el(
    'a',
    { class: 'button', href: `#${area}/application=${openApplicationId}` },
    say('看看办到哪一步', 'See how far it is'),
  ),
  el('button', { type: 'button', class: 'plain', onclick: close }, say('返回', 'Back')),
];

const outcome = (found) =>
  el(
    'div',
    { class: 'step' },
    el('h3', null, say(found.programmeZh, found.programmeEn)),
    el(
      'p',
      null,
      say('按现在的情况：', 'As things stand: '),
      badge(word(OUTCOMES, found.outcome), TONES[found.outcome]),
      found.outcome === 'G' && amountIn(found),
    ),
    more(
      `preview-${found.programmeCode}`,
      say('为什么', 'Why'),
      lines(say(found.sentencesZh, found.sentencesEn)),
    ),
    say(found.wouldChangeZh, found.wouldChangeEn).length > 0 &&
      el(
        'div',
        { class: 'would-change' },
        el(
          'b',
          null,
          found.outcome === 'G'
            ? say('什么会改变结果', 'What would change it')
            : say('还差什么', 'What is missing'),
        ),
        lines(say(found.wouldChangeZh, found.wouldChangeEn)),
      ),
    note(
      say(
        '试算只供参考；您仍然可以申请，由工作人员决定。',
        'This is only a preview; you may apply in any case, and officers decide.',
      ),
    ),
  );

function application(senior, { programmeCode }, { area, isOffice, close }) {
  const fields = [
    {
      name: 'evidence',
      label: say('证明材料（照片或 PDF，可以不交）', 'Proofs (photos or PDF, optional)'),
      kind: 'custom',
      make: (kept) => evidenceField({ purpose: 'APPLICATION', kept }),
    },
    {
      name: 'note',
      label: say('还想说明什么（可不填）', 'Anything else (optional)'),
      kind: 'textarea',
      optional: true,
    },
    ...(isOffice ? onBehalfFields() : []),
  ];
  return form(
    fields,
    async ({ evidence, note: words, relation, authorisation }) => {
      const onBehalf = isOffice ? { relation, authorisation } : undefined;
      const { id } = await post('/applications', {
        seniorId: senior.id,
        programmeCode,
        evidence,
        ...filled({ note: words, onBehalf }),
      });
      notice(say('申请已提交，每一步都会告诉您。', 'Handed in; you are told of every step.'));
      close();
      go(area, 'application', id);
    },
    { submitLabel: say('提交申请', 'Apply'), close, keep: `apply-${senior.id}-${programmeCode}` },
  );
}

const onBehalfFields = () => [
  {
    name: 'relation',
    label: say('谁提出的（本人、子女、邻居…）', 'Who asked (the senior, a child, a neighbour…)'),
    pointer: '/onBehalf/relation',
  },
  {
    name: 'authorisation',
    label: say(
      '老人怎样同意的（电话录音编号、当面、书面）',
      'How the senior agreed (recorded call, in person, in writing)',
    ),
    kind: 'textarea',
    pointer: '/onBehalf/authorisation',
  },
];
