import { addDays, firstDayOf, nextPeriod, startOfDay } from '@anzhi/kernel';
import { RuleRuns } from '@anzhi/oversight';
import { CONFIG, type Config } from '@anzhi/platform';
import { TestApp } from '@test/app';
import { loadPlantedCity } from '../../apps/cli/src/seed/planted/load-planted';
import { HITS, type Hit } from '../../apps/cli/src/seed/planted/judge/hits';
import { judge } from '../../apps/cli/src/seed/planted/judge/judge';
import { reportLines } from '../../apps/cli/src/seed/planted/judge/report';
import { plantedPlan, visitsOf } from '../../apps/cli/src/seed/planted/plan';
import { SeedProgress } from '../../apps/cli/src/seed/seed-progress';
import type { Bench, BenchRun } from './frame/bench';
import { scanSeconds, settle, tablesRead } from './audit/scan';
import { tellDetection } from './audit/detection';

/** A city month; without --full a twentieth of it. */
const CITY_MONTH = 640_000;
const SHORT_MONTH = 32_000;
const PERIOD = 202610;
/**
 * Of the months before, so much: a whole half year beside a city month would be four million visits, and the scan that
 * is the measure would read all of them.
 */
const SHARES = { lastMonthShare: 0.1, historyShare: 0.02 };

/**
 * Every rule over a month of visits some of which never took place, against a sequential scan of the rows that the
 * rules read of that month, in turns. The first run has summed up the months before, and found what there is to find;
 * the measured ones do what every hour's and every night's run does after it.
 *
 * What is not measured: what follows from hits (withholding, cases), which happens once for each hit.
 *
 * Besides it tells what was found of what had been planted. Target: G13 of the ledger's goals.
 */
export const bench: Bench = {
  name: 'audit',
  about:
    'every rule over a month of 32,000 visits (--full: 640,000, of which the making takes hours), ' +
    'against a sequential scan of the same rows; what it finds of planted fraud',
  async run(b) {
    const t = new TestApp(await b.database());
    await b.own(t.start(), () => t.stop());
    const labels = await loadCity(b, t);
    b.progress(
      `${labels.visits} visits, ${labels.deeds.length} deeds, ${labels.innocents.length} look-alikes`,
    );
    const [from, to] = [firstDayOf(PERIOD), firstDayOf(nextPeriod(PERIOD))];
    t.clock.set(startOfDay(addDays(to, 12)));
    const run: Run = { perRule: new Map(), tables: [] };
    const {
      a,
      b: scan,
      ratio,
    } = await b.alternate({
      rounds: b.full ? 1 : 3,
      a: () => rulesSeconds(t, from, to, run),
      b: () => scanSeconds(t.database.adminUrl, run.tables, from, to),
    });
    b.measure({ measure: 'audit_rules_seconds', unit: 's', value: a.seconds.median, spread: a.seconds });
    b.measure({ measure: 'audit_scan_seconds', unit: 's', value: scan.seconds.median, spread: scan.seconds });
    b.measure({
      ...{
        measure: 'audit_rules_to_scan',
        unit: 'ratio',
        value: ratio.seconds.median,
        target: { atMost: 20 },
      },
      spread: ratio.seconds,
      note: `${labels.visits} visits`,
    });
    for (const [rule, ms] of [...run.perRule].sort(([, one], [, two]) => two - one))
      b.measure({
        ...{ measure: `audit_cost_${rule.toLowerCase()}`, unit: 'ratio' },
        value: ms / 1000 / scan.seconds.median,
        note: 'of the last run, in scans',
      });
    const verdict = judge(labels, await t.db.query<Hit>(HITS, [from, to]));
    for (const line of reportLines(verdict)) b.progress(line);
    tellDetection(b, verdict);
  },
};

async function loadCity(b: BenchRun, t: TestApp) {
  const visits = b.seniors ? visitsOf(b.seniors) : b.full ? CITY_MONTH : SHORT_MONTH;
  const instances = Math.max(1, Math.round(visits / 5_000));
  const plan = plantedPlan({
    ...{ regionCode: '321300', seed: `bench ${b.seed}`, visits, instances, period: PERIOD },
    ...SHARES,
  });
  const labels = await loadPlantedCity(
    t.app.get<Config>(CONFIG),
    plan,
    new SeedProgress((line) => b.progress(line)),
  );
  await settle(t.database.adminUrl);
  return labels;
}

/** What the last run told. */
interface Run {
  readonly perRule: Map<string, number>;
  tables: readonly string[];
}

async function rulesSeconds(t: TestApp, from: string, to: string, run: Run) {
  const begun = performance.now();
  await t.write(async (tx) => {
    const { results } = await t.get(RuleRuns).run(tx, { kind: 'NIGHTLY', from, to });
    for (const { code, ms } of results) run.perRule.set(code, ms);
    run.tables = await tablesRead(tx);
  });
  return { seconds: (performance.now() - begun) / 1000 };
}
