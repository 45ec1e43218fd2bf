import type { Verdict } from './judge';
import type { Share } from './statistics';

const percent = ({ value, low, high, count, of }: Share): string =>
  value === null
    ? '–'
    : `${(100 * value).toFixed(1)} % (${count}/${of}; ${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => width(row[at]))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(widths[at] - width(cell)))
      .join('  ')
      .trimEnd(),
  );
};

/** Chinese characters are two columns wide on a terminal. */
const width = (text: string): number => [...text].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 0);

/** The verdict as a table for people. */
export function reportLines(verdict: Verdict): string[] {
  const { recall, found, rules, deeds, lookAlikes, missed } = verdict;
  return [
    `种子 seed ${verdict.seed}: ${verdict.visits} visits, 95 % intervals (Wilson)`,
    ...table([
      ['应有处置 due', '按服务 recall by visits', '按案 by deeds'],
      ...(['BLOCK', 'WITHHOLD', 'SCORE'] as const).map((due) => [
        due,
        percent(recall[due]),
        percent(found[due]),
      ]),
    ]),
    '',
    ...table([
      [
        '规则 rule',
        'severity',
        'hits',
        '召回率 recall',
        '精确率 precision',
        '对相似者 against look-alikes',
        'taken in by',
      ],
      ...rules.map((each) => [
        ...[
          each.rule,
          each.severity,
          String(each.hits),
          percent(each.recall),
          percent(each.precision),
          percent(each.againstLookAlikes),
        ],
        each.takenInBy.join(' '),
      ]),
    ]),
    '',
    ...table([
      ['行为 behaviour', 'got what was due', 'rules'],
      ...deeds.map((each) => [`${each.kind} ${each.zh}`, percent(each.visits), each.rules.join(' ')]),
    ]),
    '',
    ...table([
      ['相似者 look-alike', 'blocked or withheld', 'rules'],
      ...lookAlikes.map((each) => [`${each.kind} ${each.zh}`, percent(each.caught), each.rules.join(' ')]),
    ]),
    '',
    `漏掉的 missed: ${missed.length}`,
    ...missed,
    `看不出来的 invisible, left out: ${verdict.invisible}; 未植入 not planted: ${verdict.notPlanted.join(' ') || '–'}`,
  ];
}
