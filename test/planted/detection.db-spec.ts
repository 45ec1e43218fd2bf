import { useApp } from '@test/app';
import { givenPlantedCity, judgeRules } from '@test/given/planted';
import type { Labels } from '../../apps/cli/src/seed/planted/labels';
import type { Verdict } from '../../apps/cli/src/seed/planted/judge/judge';
import { reportLines } from '../../apps/cli/src/seed/planted/judge/report';

/** Not a seed that anybody looked at while the rules or the behaviours were written: those were `spec` and `draft`. */
const SEED = process.env.PLANTED_SEED ?? '2026-霜降';

describe('The rules over a month in which some deceive', () => {
  const t = useApp();
  let labels: Labels;
  let verdict: Verdict;
  beforeAll(async () => {
    labels = await givenPlantedCity(t, SEED, 4_600, 1, { lastMonthShare: 0.4 });
    verdict = await judgeRules(t, labels);
    if (process.env.PLANTED_REPORT) console.log(reportLines(verdict).join('\n'));
  }, 600_000);

  it('is a city in which every kind was planted', () => {
    expect(labels.visits).toBeGreaterThan(2_500);
    expect(labels.notPlanted.length).toBeLessThan(9);
  });

  it('block everything that is certain before the money moves', () => {
    expect(verdict.recall.BLOCK.of).toBeGreaterThan(20);
    expect(verdict.recall.BLOCK.value).toBe(1);
  });

  it.each([
    ['R25', 0.8, 0.6],
    ['R35', 0.6, 0.8],
    ['R36', 0.8, 0.5],
  ])('%s finds what is its own, and tells it from what merely looks like it', (code, found, told) => {
    const rule = verdict.rules.find((each) => each.rule === code);
    expect(rule?.recall.of).toBeGreaterThan(3);
    expect(rule?.recall.value).toBeGreaterThanOrEqual(found);
    expect(rule?.againstLookAlikes.value).toBeGreaterThanOrEqual(told);
  });

  it('withhold at least 95 % of what shows afterwards', () => {
    expect(verdict.recall.WITHHOLD.of).toBeGreaterThan(60);
    expect(verdict.recall.WITHHOLD.value).toBeGreaterThanOrEqual(0.95);
  });
});
