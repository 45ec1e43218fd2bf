import { filled, get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { card, el, lazy, note, opens } from '../../base/dom.js';
import { draft, keepDraft } from '../../base/drafts.js';
import { dayField, reasonField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { STOP_KINDS } from '../../words/benefits.js';
import { periodOf } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { assessmentsOf } from '../assessment/my-assessments.js';
import { applyButtons } from '../benefits/apply.js';
import { balances } from '../benefits/balances.js';
import { choiceCards } from '../benefits/choices.js';
import { monthlyStatement } from '../benefits/statement.js';
import { seniorFacts } from './application-file.js';

const SEARCH = 'senior-search';

/** Finds a senior by the beginning of the name; the search is kept while the tab is open. */
export function seniorSearch() {
  const results = el('div', null);
  const search = async (name) => {
    const list = await paged(
      'more-seniors',
      (cursor) => get('/seniors', { name, limit: 20, cursor }),
      line,
      rows,
    );
    results.replaceChildren(list ?? note(say('没有找到。', 'Nobody found.')));
  };
  const node = form(
    [
      {
        name: 'name',
        label: say('姓名（开头几个字）', 'How the name begins'),
        value: draft(SEARCH)?.name,
        optional: true,
      },
    ],
    ({ name }) => {
      keepDraft(SEARCH, { name });
      return search(name);
    },
    { submitLabel: say('查找', 'Find') },
  );
  return el('div', { class: 'step', 'data-open': true }, node, results);
}

const line = async (senior) =>
  el(
    'li',
    null,
    opens(linkTo('seniors', 'senior', senior.id), `open-${senior.id}`, senior.name),
    ` ${row(say(`${senior.age} 岁`, `aged ${senior.age}`), senior.identityNumber, await regionName(senior.regionId))}`,
  );

/** Benefits of one senior as an office sees and handles them. */
export async function seniorBenefits(id, can) {
  const senior = await get(`/seniors/${id}`);
  return [
    card(
      el('h3', null, senior.name, el('small', null, await regionName(senior.regionId))),
      seniorFacts(senior),
    ),
    await balances(senior, { isOfficer: true }),
    ...(can.choose ? await choiceCards(senior) : []),
    can.apply &&
      card(
        el('h3', null, say('代为申请', 'Apply for the senior')),
        await applyButtons(senior, periodOf(now()), 'applications', true),
      ),
    can.stop && card(el('h3', null, say('停发或暂停', 'Stop or suspend')), stopButton(senior)),
    card(
      lazy('assessments', say('能力评估', 'Ability assessments'), () => assessmentsOf(senior)),
      lazy('statement', say('每月明细', 'Month by month'), async () => [
        monthlyStatement(id, `/seniors/${id}/statement`),
      ]),
    ),
  ].filter(Boolean);
}

const stopButton = ({ id }) =>
  formButton(
    `stop-${id}`,
    say('停发或暂停', 'Stop or suspend'),
    (close) =>
      form(
        [
          { name: 'kind', label: say('怎么办', 'What'), kind: 'radios', options: optionsOf(STOP_KINDS) },
          {
            name: 'programmeCode',
            label: say('哪个项目（代码；全部就空着）', 'Which programme (its code; empty: all)'),
            optional: true,
          },
          dayField('from', say('从哪天起', 'From'), { value: dayOf(now()) }),
          dayField('until', say('到哪天（未定就空着）', 'Until before (empty: open)'), { optional: true }),
          reasonField(say('理由（家属会看到，可以申诉）', 'Why (the family reads it and may appeal)')),
        ],
        async (values) => {
          await post(`/seniors/${id}/stops`, filled(values));
          notice(say('已停发，家属收到通知。', 'Stopped; the family has been told.'));
          close();
        },
        { submitLabel: say('确定', 'Stop it'), close, kind: 'danger', keep: `stop-${id}` },
      ),
    'danger',
  );
