import type { Verdict } from '../../../apps/cli/src/seed/planted/judge/judge';
import type { Share } from '../../../apps/cli/src/seed/planted/judge/statistics';
import type { BenchRun } from '../frame/bench';
import type { Measure } from '../frame/report';

/** Recall with its targets, and for every rule its precision, which has none: it is stated. */
export function tellDetection(b: BenchRun, { recall, rules, lookAlikes }: Verdict): void {
  b.measure({ ...shared('audit_recall_block', recall.BLOCK), target: { atLeast: 1 } });
  b.measure({ ...shared('audit_recall_withhold', recall.WITHHOLD), target: { atLeast: 0.95 } });
  b.measure(shared('audit_recall_score', recall.SCORE));
  const caught = lookAlikes.reduce((sum, each) => sum + each.caught.count, 0);
  const planted = lookAlikes.reduce((sum, each) => sum + each.caught.of, 0);
  b.measure({ measure: 'audit_look_alikes_held_up', unit: 'share', value: planted ? caught / planted : 0 });
  for (const { rule, severity, hits, precision, againstLookAlikes } of rules) {
    b.measure({
      ...shared(`audit_precision_${rule.toLowerCase()}`, precision),
      note: `${severity}, ${hits} hits; against look-alikes ${againstLookAlikes.value?.toFixed(3) ?? '–'}`,
    });
  }
}

const shared = (measure: string, { value, low, high, count, of }: Share): Measure => ({
  ...{ measure, unit: 'share', value: value ?? 1, spread: { low, high } },
  note: `${count} of ${of}, 95 % interval`,
});
