import { el } from '../../base/dom.js';
import { optionsOf } from '../../base/forms.js';
import { visitItems } from '../../base/names.js';
import { say, sayOf } from '../../words/language.js';
import { SERVICE_KINDS } from '../../words/law.js';

/** Each service with how it is served, or not at all. */
export function itemPicker(chosen) {
  const kinds = [['', say('不含', 'not covered')], ...optionsOf(SERVICE_KINDS)];
  const known = new Map(visitItems().map((item) => [item.code, sayOf(item)]));
  for (const { itemCode } of chosen) if (!known.has(itemCode)) known.set(itemCode, itemCode);
  const selects = [...known].map(([code, name]) => {
    const current = chosen.find(({ itemCode }) => itemCode === code)?.serviceKind ?? '';
    const field = el(
      'select',
      { 'aria-label': name },
      kinds.map(([value, words]) => el('option', { value, selected: value === current }, words)),
    );
    return { code, name, field };
  });
  return {
    node: el(
      'ul',
      { class: 'rows' },
      selects.map(({ name, field }) => el('li', null, name, field)),
    ),
    read: () =>
      selects
        .filter(({ field }) => field.value)
        .map(({ code, field }) => ({ itemCode: code, serviceKind: field.value })),
  };
}
