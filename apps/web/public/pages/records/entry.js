import { filled, post, remove } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, note } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/** What all entries of a senior's file have: when it is true, since when one knows, who says so. */
const today = () => dayOf(now());

/** On which days it holds. */
export const daysInWords = ({ validFrom, validTo }) =>
  validTo
    ? say(`${date(validFrom)}起，${date(validTo)}前`, `from ${date(validFrom)}, before ${date(validTo)}`)
    : say(`${date(validFrom)}起`, `from ${date(validFrom)}`);

export const holdsLater = ({ validTo }) => validTo === null || validTo > today();

/** Whether it holds today. */
export const standing = (entry) => {
  if (!holdsLater(entry)) return badge(say('已结束', 'ended'));
  return entry.validFrom > today()
    ? badge(say('还没开始', 'not begun'), 'warn')
    : badge(say('有效', 'holds'), 'good');
};

export const provenance = (source, knownAt) =>
  note(
    row(
      say(`依据：${source}`, `Source: ${source}`),
      say(`${dateTime(knownAt)} 登记`, `recorded ${dateTime(knownAt)}`),
    ),
  );

export const sourceField = () => ({
  name: 'source',
  label: say('依据（证件、部门、谁反映的）', 'Source (a document, a department, who told)'),
  attributes: { maxlength: 200 },
});

/** When it holds and who says so. @param {object} [entry] what is on file */
export const timeFields = ({ validFrom, validTo } = {}) => [
  dayField('validFrom', say('从哪天起属实', 'True from'), { value: validFrom ?? today() }),
  dayField('validTo', say('从哪天起不再属实（一直属实就空着）', 'No longer true from (empty: open)'), {
    value: validTo ?? undefined,
    optional: true,
  }),
  sourceField(),
];

/**
 * A button whose form records something.
 * @param {string} key names the draft as well
 * @param {{ fields: () => object[], send: (values: object) => Promise<unknown>, done: string }} entry
 */
export const recordButton = (key, label, { fields, send, done }, kind = 'plain') =>
  formButton(
    key,
    label,
    (close) =>
      form(
        fields(),
        async (values) => {
          await send(filled(values));
          notice(done);
          close();
        },
        { submitLabel: say('登记', 'Record'), close, keep: key },
      ),
    kind,
  );

/** Takes back what never was so; it stays on record as what was thought until now. */
export const retractButton = (path) =>
  reasonButton(`retract-${path}`, say('从来不属实，撤销', 'It never was: take it back'), {
    question: say('错在哪里？记录会保留。', 'What was wrong? The record stays.'),
    send: (reason) => post(`${path}/retraction`, { reason }),
    done: say(
      '已撤销，由此引起的待遇变化随即办理。',
      'Taken back; what follows for benefits is seen to at once.',
    ),
  });

/** Ends an entry today, after a second look; one that has not begun is taken back. */
export const endButton = (path, { validFrom }) => {
  const isBegun = validFrom <= today();
  return formButton(
    `end-${path}`,
    isBegun ? say('今天起终止', 'End it today') : say('取消', 'Take it back'),
    (close) => {
      const node = form(
        [],
        async () => {
          await remove(path);
          notice(isBegun ? say('已终止。', 'Ended.') : say('已取消。', 'Taken back.'));
          close();
        },
        { submitLabel: say('确定', 'Yes'), close, kind: 'danger' },
      );
      node.prepend(
        note(
          isBegun
            ? say(
                '从今天起不再属实；以前的日子不变。',
                'It holds no longer from today on; the days before stay.',
              )
            : say('还没开始，取消后不会生效。', 'It has not begun and never will.'),
        ),
      );
      return node;
    },
    'danger',
  );
};
