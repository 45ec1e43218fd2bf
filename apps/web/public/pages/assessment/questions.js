import { dayOf, now } from '../../base/clock.js';
import { el } from '../../base/dom.js';
import { groupName, itemTitle, optionName } from '../../words/assessment-form.js';
import { ACKNOWLEDGEMENTS, INFORMANTS, RISK_EVENTS } from '../../words/assessments.js';
import { say, sayOf } from '../../words/language.js';

/**
 * The questions of an assessment in their order: `options` to press one of, or an `input`.
 * A question reads itself from the values and writes itself into them.
 */
export const questionsOf = ({ groups }) => [
  input('assessedOn', say('哪一天见到老人的？', 'On which day was the senior seen?'), (value) => ({
    type: 'date',
    value: value ?? dayOf(now()),
    max: dayOf(now()),
  })),
  choice('informant', say('谁介绍老人的情况？', 'Who tells about the senior?'), INFORMANTS),
  ...groups.flatMap((group) => group.items.map((item) => scored(group, item))),
  {
    ...choice('coma', say('是否昏迷？', 'Is the senior in a coma?'), {
      no: { zh: '否', en: 'No' },
      yes: { zh: '是', en: 'Yes' },
    }),
    read: ({ coma }) => (coma === undefined ? undefined : coma ? 'yes' : 'no'),
    write: (values, code) => ({ ...values, coma: code === 'yes' }),
  },
  {
    ...input(
      'diagnoses',
      say(
        '疾病诊断编码（ICD-10，用空格隔开；没有就空着）',
        'Diagnoses (ICD-10 codes with spaces between; may be empty)',
      ),
      () => ({ type: 'text', placeholder: 'F00.1 I10' }),
    ),
    isOptional: true,
    read: ({ diagnoses }) => diagnoses?.join(' '),
    write: (values, text) => ({
      ...values,
      diagnoses: text
        .toUpperCase()
        .split(/[\s,，、]+/)
        .filter(Boolean),
    }),
  },
  ...Object.entries(RISK_EVENTS).map(risk),
  choice(
    'acknowledgedBy',
    say('谁在报告上签字？', 'Who signed the report for the senior’s side?'),
    ACKNOWLEDGEMENTS,
  ),
  {
    ...input('note', say('还有什么要记下？（可不填）', 'Anything else? (optional)'), () => ({
      type: 'text',
      maxlength: 1_000,
    })),
    isOptional: true,
  },
];

const input = (key, title, attributes) => ({
  key,
  title,
  attributes,
  read: (values) => values[key],
  write: (values, value) => ({ ...values, [key]: value }),
});

const choice = (key, title, words) => ({
  key,
  title,
  options: Object.entries(words).map(([code, word]) => [code, sayOf(word)]),
  read: (values) => values[key],
  write: (values, code) => ({ ...values, [key]: code }),
});

const scored = (group, item) => ({
  key: item.code,
  group: groupName(group),
  endsGroup: item === group.items.at(-1),
  title: itemTitle(item),
  options: item.options.map((option) => [String(option.score), optionName(item, option)]),
  read: ({ answers }) => (answers?.[item.code] === undefined ? undefined : String(answers[item.code])),
  write: (values, score) => ({ ...values, answers: { ...values.answers, [item.code]: Number(score) } }),
});

const risk = ([kind, words]) => ({
  key: kind,
  group: say('近 30 天的风险事件', 'Risk events of the last 30 days'),
  title: say(`${words.zh}：几次？`, `${words.en}: how often?`),
  options: [0, 1, 2, 3].map((count) => [
    String(count),
    count === 3 ? say('3 次及以上', 'three or more') : String(count),
  ]),
  read: ({ riskEvents }) => (riskEvents?.[kind] === undefined ? undefined : String(riskEvents[kind])),
  write: (values, count) => ({ ...values, riskEvents: { ...values.riskEvents, [kind]: Number(count) } }),
});

/** An answer in words. */
export function answerIn(question, values) {
  const value = question.read(values);
  if (value === undefined || value === '') return '—';
  return question.options?.find(([code]) => code === value)?.[1] ?? value;
}

/** The question as it stands on its screen. @param {(value: string) => void} answered */
export function questionView(question, values, answered) {
  const value = question.read(values);
  if (question.options)
    return el(
      'div',
      { class: 'options', role: 'group', 'aria-label': question.title },
      question.options.map(([code, text]) =>
        el(
          'button',
          {
            type: 'button',
            class: code === value ? 'main' : 'plain',
            'aria-pressed': String(code === value),
            onclick: () => answered(code),
          },
          text,
        ),
      ),
    );
  const field = el('input', { value, 'aria-label': question.title, ...question.attributes(value) });
  return el(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        if (field.value.trim() || question.isOptional) answered(field.value.trim());
      },
    },
    field,
    el('button', { type: 'submit', class: 'main' }, say('下一题', 'Next')),
  );
}
