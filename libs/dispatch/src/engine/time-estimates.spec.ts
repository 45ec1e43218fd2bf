import fc from 'fast-check';
import { makeDistrict } from '@test/district';
import { construct } from './construct';
import { Estimates } from './estimates';
import { compile } from './model';
import type { Problem } from './problem';
import { Random } from './random';
import { State } from './state';
import { BENCHMARK_WEIGHTS, DEFAULT_WEIGHTS } from './weights';

/** Where nobody waits for anybody, and no rest finds another place, nothing is guessed. */
const alone = ({ orders, caregivers, ...problem }: Problem): Problem => ({
  ...problem,
  caregivers: caregivers.map(({ rest: _rest, ...caregiver }) => caregiver),
  orders: orders.map(({ gap: _gap, visits, ...order }) => ({ ...order, visits: visits.slice(0, 1) })),
});

describe.each([
  ['the benchmark model', false],
  ['the full model', true],
])('What a change costs in time at least in %s', (_, full) => {
  it('is never more than it really costs, and often enough to refuse', () => {
    let refused = 0;
    let asked = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 30 }), (seed) => {
        const district = alone(makeDistrict({ seed, orders: 30, caregivers: 5, full }));
        const state = new State(compile(district, full ? DEFAULT_WEIGHTS : BENCHMARK_WEIGHTS));
        construct(state);
        const random = new Random(seed, 6);
        for (let i = 0; i < 200; i++) {
          const answer = ask(state, new Estimates(state), random);
          if (!answer) continue;
          asked++;
          if (answer.refusedBelow) refused++;
          expect(answer.refusedAtPrice).toBe(false);
        }
      }),
      { numRuns: 10, seed: 7 },
    );
    expect(asked).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(asked / 4);
  });
});

/** A visit after another one in another day: is it refused at what it really costs, and at half of what time costs more? */
function ask(state: State, estimates: Estimates, random: Random) {
  const { model, caregiver, next, key } = state;
  const visit = random.int(model.visits);
  const after = random.int(model.visits);
  const c = caregiver[after];
  const before = next[after];
  if (c < 0 || caregiver[visit] < 0 || c === caregiver[visit]) return undefined;
  if (model.allowed[visit * model.caregivers + c] === 0) return undefined;
  const refuses = (limit: number) => {
    const left = estimates.leftAfter(limit, visit, -1, c, after, before);
    const gain = estimates.spared(visit) + estimates.gapPrice(before);
    const kept = estimates.keptBut(gain);
    return left < kept || estimates.delaysFirst(visit, c, after, left - kept, gain);
  };
  const was = state.cost;
  const own = key[visit];
  state.begin();
  state.unlink(visit);
  state.setKey(visit, before < model.visits ? (key[after] + key[before]) / 2 : key[after] + 1);
  state.link(visit, c, after);
  const linear = state.bound;
  const price = state.quote();
  expect(key[visit]).toBe(own);
  if (price === Infinity) return undefined;
  const more = price - linear - (was - state.bound);
  return {
    refusedAtPrice: refuses(price + 1e-6),
    refusedBelow: more > 1 && refuses(price - more / 2),
  };
}
