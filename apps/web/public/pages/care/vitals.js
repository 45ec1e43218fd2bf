import { badge, big, card, el, lines, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { Problem } from '../../base/http.js';
import { ALARM_LEVELS } from '../../words/care.js';
import { word } from '../../words/codes.js';
import { row, say, sayOf } from '../../words/language.js';
import { hand } from '../door/hand.js';
import { sheetOf } from './sheet.js';
import { oddOnes, verdictOf } from './verdict.js';

/** What the last reading of each visit means; it stays on the screen. */
const verdicts = new Map();

/** Where the service asks for it: values and questions, and at once what to do, with or without a signal. */
export async function vitalSigns(visit) {
  const sheet = await sheetOf(visit);
  if (sheet.measures.length + sheet.questions.length === 0) return null;
  return el(
    'div',
    { class: 'step' },
    formButton(
      `vitals-${visit.id}`,
      say('先测量：血压、体温等', 'Measure first'),
      (close) => vitalForm(visit, sheet, close),
      'main',
    ),
    el('div', { role: 'status' }, verdicts.has(visit.id) && whatToDo(verdicts.get(visit.id))),
  );
}

function vitalForm(visit, sheet, close) {
  const { measures, questions } = sheet;
  const submit = async (values) => {
    const reading = readingOf(sheet, values);
    requirePlausible(measures, reading.values);
    const body = { measuredAt: new Date().toISOString(), ...reading };
    await hand(visit.id, [{ kind: 'VITAL_SIGNS', body }], say('已记下。', 'Recorded.'));
    verdicts.set(visit.id, verdictOf(sheet, reading));
    close();
  };
  return form([...measures.map(measureField), ...questions.map(questionField)], submit, {
    submitLabel: say('记下来', 'Record'),
    close,
  });
}

const readingOf = ({ measures, questions }, values) => ({
  values: Object.fromEntries(
    measures.filter(({ code }) => values[code]).map(({ code }) => [code, Number(values[code])]),
  ),
  yes: questions.filter(({ code }) => values[code]).map(({ code }) => code),
});

/** Said while the device is still at the arm: later nobody can measure again. */
function requirePlausible(measures, values) {
  const odd = oddOnes(measures, values);
  if (odd.length === 0) return;
  throw new Problem({
    ...{ title: say('请核对数值', 'Please check the values'), status: 422, code: 'visits.implausible' },
    errors: odd.map(({ code, least, most }) => ({
      pointer: `/values/${code}`,
      detail: say(`应在 ${least}–${most} 之间`, `Between ${least} and ${most}`),
    })),
  });
}

const measureField = (measure) => ({
  name: measure.code,
  label: `${sayOf(measure)}（${measure.unit}）`,
  optional: true,
  pointer: `/values/${measure.code}`,
  attributes: { inputmode: 'decimal', autocomplete: 'off' },
  hint: `${measure.least}–${measure.most}`,
});

const questionField = (question) => ({
  name: question.code,
  label: sayOf(question),
  kind: 'checkbox',
  value: false,
});

/** The gravest first, each with what to do; nothing to do is said as plainly. */
const whatToDo = ({ gravity, alarms, missing, stops }) =>
  card(
    gravity === 'NONE'
      ? big(say('没有异常，可以开始。', 'Nothing stands against it; go on.'))
      : [
          big(badge(word(ALARM_LEVELS, gravity), gravity === 'TELL' ? 'warn' : 'bad')),
          lines(alarms.map(sayOf)),
          stops.length > 0 &&
            note(
              say(
                '有风险的项目请不要做，签退时选“今天不适用”；或者按“中止服务”。',
                'Leave out what could harm and choose "does not apply" when you check out; or break off.',
              ),
            ),
        ],
    missing.length > 0 && note(row(say('还没有测', 'Not measured yet'), ...missing.map(sayOf))),
  );
