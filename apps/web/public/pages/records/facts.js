import { download, get, post } from '../../base/api.js';
import { badge, card, choices, el, note } from '../../base/dom.js';
import { evidenceField } from '../../base/evidence.js';
import { badAmount, fenOf } from '../../base/fields.js';
import { look, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { paged } from '../../base/paged.js';
import { FACT_KINDS } from '../../words/file.js';
import { dateTime, yuan } from '../../words/format.js';
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

/** What else is the case with the senior, the latest entry first, with what was thought before. */
export async function factCard(seniorId, can) {
  const path = `/seniors/${seniorId}/facts`;
  const list = await paged(
    'more-facts',
    (cursor) => get(path, { limit: 20, cursor }),
    (fact) => entry(`${path}/${fact.id}`, fact, can),
  );
  return card(
    el('h3', null, say('其他情况', 'Other facts')),
    list ?? note(say('没有登记过其他情况。', 'Nothing else is on file.')),
    can.record && hotkey('f', addButton(path)),
  );
}

const entry = (path, fact, can) =>
  el(
    'div',
    { class: 'step' },
    el(
      'p',
      null,
      el('b', null, say(`${sayOf(fact)}：${inWords(fact)}`, `${sayOf(fact)}: ${inWords(fact)}`)),
      ' ',
      fact.knownUntil
        ? badge(
            say(
              `${dateTime(fact.knownUntil)} 已更正或撤销`,
              `replaced or taken back ${dateTime(fact.knownUntil)}`,
            ),
          )
        : standing(fact),
      ' ',
      daysInWords(fact),
    ),
    provenance(fact.source, fact.knownFrom),
    choices(
      can.record &&
        fact.knownUntil === null &&
        recordButton(`correct-${fact.id}`, say('更正', 'Correct'), {
          fields: () => [...valueFields(() => fact.code, fact.value), ...timeFields(fact), evidence()],
          send: (values) => post(`${path}/correction`, bodyOf(fact.code, values)),
          done: say('已更正，原来的记录留底。', 'Corrected; what was thought before stays on record.'),
        }),
      can.record && fact.knownUntil === null && holdsLater(fact) && endButton(path, fact),
      can.record && fact.knownUntil === null && retractButton(path),
      fact.hasEvidence &&
        can.readEvidence &&
        look(`proof-${fact.id}`, say('看证明（留痕）', 'The proof (recorded)'), () =>
          download(`${path}/evidence`, {}, sayOf(fact)),
        ),
    ),
  );

function inWords({ code, value }) {
  if (value === null) return say('不显示', 'not shown');
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  return FACT_KINDS[code]?.kind === 'YUAN' ? yuan(value) : String(value);
}

const addButton = (path) =>
  recordButton(
    `fact-${path}`,
    say('登记情况', 'Record a fact'),
    {
      fields: () => [
        { name: 'code', label: say('什么情况', 'What'), kind: 'select', options: optionsOf(FACT_KINDS) },
        ...valueFields(({ code }) => code),
        ...timeFields(),
        evidence(),
      ],
      send: ({ code, ...values }) => post(path, { code, ...bodyOf(code, values) }),
      done: say('已登记。', 'Recorded.'),
    },
    'main',
  );

/** One of them is asked, as the fact wants it. @param {(values: object) => string} codeOf */
function valueFields(codeOf, value) {
  const when = (kind) => (values) => FACT_KINDS[codeOf(values)]?.kind === kind;
  const field = { pointer: '/value' };
  return [
    {
      ...field,
      name: 'yes',
      label: say('是不是这样', 'Is it so'),
      kind: 'radios',
      options: [
        ['true', say('是', 'Yes')],
        ['false', say('否', 'No')],
      ],
      value: typeof value === 'boolean' ? String(value) : undefined,
      when: when('YES_NO'),
    },
    {
      ...field,
      name: 'number',
      label: say('几级', 'Which grade'),
      kind: 'number',
      attributes: { min: 0, step: 1 },
      value: typeof value === 'number' ? value : undefined,
      when: when('NUMBER'),
    },
    {
      ...field,
      name: 'yuan',
      label: say('多少元', 'How many yuan'),
      attributes: { inputmode: 'decimal' },
      when: when('YUAN'),
    },
  ];
}

const evidence = () => ({
  name: 'evidence',
  label: say('证明（照片或 PDF，可以不交）', 'A proof (photo or PDF, optional)'),
  kind: 'custom',
  make: (kept) => evidenceField({ purpose: 'FACT', most: 1, kept }),
});

function bodyOf(code, { yes, number, yuan: amount, evidence: files, ...rest }) {
  const { kind } = FACT_KINDS[code];
  const fen = kind === 'YUAN' ? fenOf(amount) : undefined;
  if (Number.isNaN(fen)) throw badAmount('/value');
  const value = kind === 'YES_NO' ? yes === 'true' : (fen ?? Number(number));
  return { ...rest, value, ...(files[0] && { evidenceFileId: files[0].fileId }) };
}
