import { get, put } from '../../base/api.js';
import { card, el, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { date } from '../../words/format.js';
import { say, sayOf } from '../../words/language.js';

/** Groups of which a senior has one programme: what holds, and a way to choose another. */
export async function choiceCards(senior) {
  const { items } = await get(`/seniors/${senior.id}/programme-choices`);
  return items.filter(({ programmes }) => programmes.length > 1).map((group) => choiceCard(senior, group));
}

const nameIn = ({ programmes }, code) =>
  sayOf(programmes.find((programme) => programme.code === code) ?? { zh: code, en: code });

const choiceCard = (senior, group) =>
  card(
    el('h3', null, say('只能选一项', 'One of these'), el('small', null, senior.name)),
    el(
      'p',
      null,
      group.chosen
        ? say(`现在：${nameIn(group, group.chosen)}`, `Now: ${nameIn(group, group.chosen)}`)
        : say(
            '没有选过，系统按对老人更有利的发放。',
            'Nothing was chosen; the one that is worth more is granted.',
          ),
    ),
    group.coming &&
      note(say(`以后：${nameIn(group, group.coming)}`, `Later: ${nameIn(group, group.coming)}`)),
    formButton(`choose-${senior.id}-${group.group}`, say('选择项目', 'Choose'), (close) =>
      form(
        [
          {
            name: 'programmeCode',
            label: say(
              `选哪一项？自 ${date(group.countsFrom)} 起生效`,
              `Which one? It counts from ${date(group.countsFrom)} on`,
            ),
            kind: 'radios',
            value: group.coming ?? group.chosen ?? undefined,
            options: group.programmes.map((programme) => [programme.code, sayOf(programme)]),
          },
        ],
        async (choice) => {
          await put(`/seniors/${senior.id}/programme-choices/${group.group}`, choice);
          notice(say('已选择。', 'Chosen.'));
          close();
        },
        { submitLabel: say('确定', 'Choose'), close },
      ),
    ),
  );
