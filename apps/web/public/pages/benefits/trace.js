import { badge, el, note } from '../../base/dom.js';
import { table } from '../../base/pictures.js';
import { LEVELS_OF_LAW } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { row, say, series } from '../../words/language.js';
import { factName, needInWords, stepName } from '../../words/rules.js';

/** Every step of a decision: what was seen, what was asked, where it is laid down and which level's number it was. */
export const traceOf = (decision) =>
  decision && [
    table(
      [
        say('步骤', 'Step'),
        say('看到的事实', 'Seen'),
        say('要求', 'Asked'),
        say('结果', 'Result'),
        say('依据', 'Source'),
        say('标准由哪级确定', 'Whose number'),
      ],
      decision.steps.map((step) => [
        el('span', { class: step.idle && 'idle' }, stepName(step), el('code', null, ` ${step.id}`)),
        seen(step),
        needInWords(step),
        result(step, decision.decidedBy),
        step.cite ?? '—',
        answered(step),
      ]),
      say('逐步说明', 'Step by step'),
    ),
    note(
      say(`引擎 ${decision.engine}，规则摘要 `, `Engine ${decision.engine}, rule `),
      hash(decision.ruleHash),
    ),
  ];

const seen = ({ saw }) =>
  series(Object.entries(saw).map(([fact, value]) => `${factName(fact)}: ${shown(value)}`)) || '—';

const shown = (value) => {
  if (value === null) return say('未知', 'unknown');
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  return Array.isArray(value) ? series(value) || '—' : String(value);
};

function result({ id, is, value, idle }, decidedBy) {
  if (idle) return badge(say('未用到', 'not used'));
  const mark = decidedBy.includes(id) && el('b', { title: say('起决定作用', 'decided') }, ' ◀');
  if (is === undefined) return [String(value ?? say('未知', 'unknown')), mark];
  const words = is === null ? say('未知', 'unknown') : is ? say('满足', 'met') : say('不满足', 'not met');
  return [badge(words, is === null ? 'warn' : is ? 'good' : 'bad'), mark];
}

const answered = ({ answeredBy = {} }) =>
  Object.entries(answeredBy).map(
    ([
      name,
      {
        answeredBy: { level, regionName },
        citation,
      },
    ]) =>
      el(
        'span',
        { class: 'at' },
        el('code', null, name),
        ` ${row(`${regionName}（${word(LEVELS_OF_LAW, level)}）`, citation)}`,
      ),
  );

/** The beginning of a SHA-256, in full when pointed at. */
export const hash = (hex) => el('code', { title: hex }, hex.slice(0, 12));

/** Whether the same inputs gave the same trace again. */
export const replayBadge = ({ replay, number, traceHash }) => {
  if (number === null)
    return badge(say('没有存档，刚刚按当时的事实算出', 'not stored, computed just now'), 'warn');
  if (!replay) return null;
  return el(
    'p',
    null,
    replay.same
      ? badge(say('✓ 重算一致', '✓ replay equal'), 'good')
      : badge(say('✗ 重算不一致，请报告', '✗ replay differs, please report'), 'bad'),
    say('存档 ', 'stored '),
    hash(traceHash),
    say('，重算 ', ', replayed '),
    hash(replay.traceHash),
  );
};
