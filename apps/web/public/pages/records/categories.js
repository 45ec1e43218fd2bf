import { post } from '../../base/api.js';
import { card, choices, el, note } from '../../base/dom.js';
import { hotkey } from '../../base/keys.js';
import { optionsOf } from '../../base/forms.js';
import { CATEGORIES } from '../../words/benefits.js';
import { say, sayOf } from '../../words/language.js';
import {
  daysInWords,
  endButton,
  holdsLater,
  provenance,
  recordButton,
  retractButton,
  standing,
  timeFields,
} from './entry.js';

/** To which groups the senior belongs, and when. */
export const categoryCard = ({ id, categories }, can) =>
  card(
    el('h3', null, say('身份类别', 'Categories')),
    categories.length
      ? categories.map((category) => entry(`/seniors/${id}/categories/${category.id}`, category, can))
      : note(say('没有登记过类别。', 'No category is on file.')),
    can.record && hotkey('c', addButton(id)),
  );

const entry = (path, category, can) =>
  el(
    'div',
    { class: 'step' },
    el('p', null, el('b', null, sayOf(category)), ' ', standing(category), ' ', daysInWords(category)),
    provenance(category.source, category.knownFrom),
    can.record &&
      choices(
        recordButton(`correct-${category.id}`, say('更正', 'Correct'), {
          fields: () => timeFields(category),
          send: (values) => post(`${path}/correction`, values),
          done: say('已更正，原来的记录留底。', 'Corrected; what was thought before stays on record.'),
        }),
        holdsLater(category) && endButton(path, category),
        retractButton(path),
      ),
  );

const addButton = (id) =>
  recordButton(
    `category-${id}`,
    say('登记类别', 'Record a category'),
    {
      fields: () => [
        { name: 'code', label: say('哪一类', 'Which'), kind: 'select', options: optionsOf(CATEGORIES) },
        ...timeFields(),
      ],
      send: (values) => post(`/seniors/${id}/categories`, values),
      done: say('已登记。', 'Recorded.'),
    },
    'main',
  );
