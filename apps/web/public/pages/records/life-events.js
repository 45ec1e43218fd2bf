import { get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, note } from '../../base/dom.js';
import { divisionField } from '../../base/division.js';
import { dayField } from '../../base/fields.js';
import { optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { reasonButton } from '../../base/reason-button.js';
import { LIFE_EVENTS, word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { provenance, recordButton, sourceField } from './entry.js';

/** What happened to the senior and where he lives since, newest first; what was taken back stays to be seen. */
export async function lifeEventCard(senior, can) {
  const path = `/seniors/${senior.id}/life-events`;
  const list = await paged(
    'more-life-events',
    (cursor) => get(path, { limit: 20, cursor }),
    (event) => entry(path, event, can),
  );
  return card(
    el('h3', null, say('去世、住院、迁居、入住机构', 'Death, hospital, moves, institutions')),
    note(
      say(
        `现住：${await regionName(senior.regionId)}。迁居登记后居住地随之改变。`,
        `Lives in ${await regionName(senior.regionId)}; recording a move changes it.`,
      ),
    ),
    list ?? note(say('没有登记过。', 'Nothing is on file.')),
    can.recordEvent && hotkey('e', addButton(senior, path)),
  );
}

const entry = async (path, event, can) => {
  const { id, kind, onDate, knownAt, source, destinationId, retractedAt, retractionReason } = event;
  const to = destinationId === null ? '' : await regionName(destinationId);
  return el(
    'div',
    { class: 'step' },
    el(
      'p',
      null,
      el('b', null, row(date(onDate), word(LIFE_EVENTS, kind), to && say(`到${to}`, `to ${to}`))),
      ' ',
      retractedAt &&
        badge(say(`${dateTime(retractedAt)} 撤销`, `taken back ${dateTime(retractedAt)}`), 'warn'),
    ),
    provenance(source, knownAt),
    retractedAt && note(say(`撤销原因：${retractionReason}`, `Why: ${retractionReason}`)),
    !retractedAt &&
      can.retractEvent &&
      reasonButton(`retract-${id}`, say('登记有误，撤销', 'It was wrong: take it back'), {
        question: say('错在哪里？记录会保留。', 'What was wrong? The record stays.'),
        send: (reason) => post(`${path}/${id}/retraction`, { reason }),
        done: say('已撤销，因此停发的待遇由系统恢复。', 'Taken back; what was stopped for it begins again.'),
      }),
  );
};

const isMove = (kind) => (values) => values.kind === kind;

const addButton = ({ id, countyId }, path) =>
  recordButton(
    `event-${id}`,
    say('登记事件', 'Record an event'),
    {
      fields: () => [
        {
          name: 'kind',
          label: say('发生了什么', 'What happened'),
          kind: 'select',
          options: optionsOf(LIFE_EVENTS),
        },
        dayField('onDate', say('哪天发生的', 'On which day'), {
          value: dayOf(now()),
          attributes: { max: dayOf(now()) },
        }),
        placeField('within', countyId, 'MOVE'),
        placeField('away', undefined, 'MOVE_OUT'),
        sourceField(),
      ],
      send: ({ within, away, ...values }) => {
        const destinationId = { MOVE: within, MOVE_OUT: away }[values.kind];
        return post(path, { ...values, ...(destinationId && { destinationId }) });
      },
      done: say(
        '已登记，由此引起的停发和取消随即办理。',
        'Recorded; stops and cancellations follow at once.',
      ),
    },
    'main',
  );

/** Township or village; nobody has to know. */
const placeField = (name, from, kind) => ({
  name,
  label: say('搬到哪个镇街（不知道就不选）', 'To which township (if it is known)'),
  kind: 'custom',
  pointer: '/destinationId',
  make: () => divisionField(from),
  when: isMove(kind),
});
