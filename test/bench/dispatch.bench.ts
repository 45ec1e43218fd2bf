import { answers, district, fairness, repairing, speeds } from './dispatch/figures';
import { hindsight } from './dispatch/hindsight';
import { judge } from './dispatch/judge';
import { large } from './dispatch/large';
import { scale } from './dispatch/scale';
import type { Bench } from './frame/bench';

/**
 * The batch engine on a made-up district of 300 visits: the full model (wishes, continuity, fairness, shifts, rests)
 * against the published benchmark's model of the same district; the price of fairness against a plan without it; a
 * caregiver ill in the morning; the first plan and the promise of a slot; days played order by order, as the online
 * match decides, against the plan made when all is known. With `--full` also how near ten seconds come to a minute on
 * made-up instances of 75 to 400 patients, and days of 1,000 and 2,000 visits: better to the end, in time, stoppable.
 *
 * With `--instances` it solves public instances of the home health care routing and scheduling problem instead, and
 * prints one JSON line each.
 */
export const bench: Bench = {
  name: 'dispatch',
  about: "tomorrow's schedule of a district: the full model against the benchmark's, fairness, repair",
  async run(b) {
    const problem = district(b.seed);
    b.progress('the full model against the benchmark');
    await speeds(b, problem);
    b.progress('with and without fairness');
    const published = await fairness(b, problem);
    b.progress('repair and answers');
    await repairing(b, problem, published);
    answers(b, problem, published);
    b.progress('order by order against hindsight');
    await hindsight(b);
    if (!b.full) return;
    await scale(b);
    await large(b);
  },
  judge,
};
