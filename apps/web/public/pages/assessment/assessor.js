import { get, post } from '../../base/api.js';
import { card, choices, el, note, opens } from '../../base/dom.js';
import { draft } from '../../base/drafts.js';
import { action, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { LOOK_AGAIN_MS, section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { readingButton } from './case-file.js';
import { assessorList, caseBadge, caseHistory, caseProgress, caseTitle } from './case-view.js';
import { fromServer } from './form-values.js';
import { formWizard, wizardKey } from './form-wizard.js';

const TO_FILL = ['SCHEDULED', 'IN_PROGRESS'];

/** What there is to do first, then the others. */
const cases = async () => [
  (await paged(
    'more-cases',
    (cursor) => get('/my/ability-assessments', { limit: 50, cursor }),
    (found) =>
      card(
        el('h3', null, opens(linkTo('assess', 'case', found.id), `open-${found.id}`, caseTitle(found))),
        el('p', null, caseBadge(found)),
        TO_FILL.includes(found.state) && caseProgress(found),
      ),
  )) ?? note(say('现在没有安排给您的评估。', 'No assessment is assigned to you at present.')),
];

async function oneCase(id) {
  const found = await get(`/ability-assessments/${id}`);
  return [
    card(
      el('h3', null, caseTitle(found)),
      el('p', null, caseBadge(found)),
      caseProgress(found),
      TO_FILL.includes(found.state) && toFill(found),
      assessorList(found.assessors),
      choices(readingButton(found, say('核对评估表', 'To check the form'))),
      caseHistory(found),
    ),
  ];
}

/** The form itself, or the signature under the version that is written down. */
function toFill(found) {
  const host = el('div', { class: 'step' });
  const begin = async () => {
    const [definition, values] = await Promise.all([get('/assessment-form'), valuesOf(found)]);
    host.dataset.open = '';
    host.replaceChildren(formWizard(found, definition, values, done));
  };
  const done = () => {
    delete host.dataset.open;
    host.replaceChildren();
    host.dispatchEvent(new window.CustomEvent('done', { bubbles: true }));
  };
  const label = found.formVersion
    ? say('核对、修改评估表', 'Check or change the form')
    : say('开始填写评估表', 'Begin the form');
  host.append(
    look(`fill-${found.id}`, label, begin, found.formVersion ? 'plain' : 'main'),
    found.formVersion ? signButton(found, found.formVersion) : '',
  );
  return host;
}

/** What was typed here and not sent; else what the server has, which is recorded as a reading. */
async function valuesOf({ id, formVersion }) {
  const kept = draft(wizardKey(id));
  if (kept || !formVersion) return kept ?? {};
  const { form } = await post(`/ability-assessments/${id}/readings`, { purpose: '填写评估表' });
  return fromServer(form);
}

export const signButton = ({ id }, version) =>
  action(
    `sign-${id}`,
    say(`签署第 ${version} 版`, `Sign version ${version}`),
    async () => {
      await post(`/ability-assessments/${id}/signatures`, { version });
      notice(
        say('已签署；两位评估师都签署后提交审核。', 'Signed; when both have signed it goes to the review.'),
      );
    },
    'main',
  );

export const assessorPage = {
  roles: ['ASSESSOR'],
  areas: () => [
    {
      key: 'assess',
      title: say('我的评估', 'My assessments'),
      sections: () => [section(say('我的评估', 'My assessments'), cases, LOOK_AGAIN_MS)],
      open: {
        case: (id) => section(say('能力评估', 'Ability assessment'), () => oneCase(id), LOOK_AGAIN_MS),
      },
    },
  ],
};
