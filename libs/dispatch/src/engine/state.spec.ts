import fc from 'fast-check';
import { makeDistrict } from '@test/district';
import { construct } from './construct';
import { compile, type Model } from './model';
import { Moves } from './moves';
import { neighbours } from './neighbours';
import { Random } from './random';
import { State } from './state';
import { BENCHMARK_WEIGHTS, DEFAULT_WEIGHTS } from './weights';

const KINDS = ['relocate', 'reassign', 'swap', 'tails', 'moveChain', 'eject', 'drop'] as const;

const modelOf = (seed: number, full: boolean, meals = false): Model =>
  compile(
    makeDistrict({ seed, orders: 14, caregivers: 6, full, meals }),
    full ? DEFAULT_WEIGHTS : BENCHMARK_WEIGHTS,
  );

/** Everything a state knows, to the last bit. */
const everything = (state: State) => [
  ...[
    // What stands beside a visit that is in no route means nothing.
    ...[state.next, state.previous].map((to) => to.map((stop, at) => (state.caregiver[at] < 0 ? -1 : stop))),
    state.caregiver,
    state.key,
    state.start,
    state.end,
    state.timePrice,
    state.rested,
  ],
  ...[state.minutes, state.loaded, state.dayPrice, state.shareMinutes].map((values) => values.slice()),
];
const copy = (state: State) => [
  ...everything(state).map((values) => Array.from(values)),
  [state.cost, state.travelled, state.assigned, state.unserved, state.timed, state.largest],
];

/** The same plan, timed and priced from nothing. */
function anew(state: State): State {
  const fresh = new State(state.model);
  fresh.load(state.snapshot());
  return fresh;
}

function walk(
  model: Model,
  seed: number,
  moves: number,
  each: (kept: boolean, before: string, state: State) => void,
) {
  const state = new State(model);
  construct(state);
  const random = new Random(seed, 1);
  const make = new Moves(state, neighbours(model), random);
  for (let i = 0; i < moves; i++) {
    const before = JSON.stringify(copy(state));
    const heat = 3 ** random.int(6);
    const kept = make[KINDS[random.int(KINDS.length)]](state.cost - heat * Math.log(random.float()));
    if (i % 50 === 0) state.renumber();
    else each(kept, before, state);
  }
}

describe.each([
  ['the benchmark model', false, false],
  ['the full model', true, false],
  ['the full model with meals', true, true],
])('A move in %s', (_, full, meals) => {
  const anySeed = fc.integer({ min: 0, max: 2 ** 30 });

  it('leaves no trace when refused', () =>
    fc.assert(
      fc.property(anySeed, (seed) =>
        walk(modelOf(seed, full, meals), seed, 300, (kept, before, state) => {
          if (!kept && JSON.stringify(copy(state)) !== before) throw new Error('a trace');
        }),
      ),
      { numRuns: 5, seed: 1 },
    ));

  it('changes times and price to what they are from nothing', () =>
    fc.assert(
      fc.property(anySeed, (seed) => {
        let kept = 0;
        walk(modelOf(seed, full, meals), seed, 300, (isKept, _before, state) => {
          const fresh = anew(state);
          kept += isKept ? 1 : 0;
          let apart = Math.abs(fresh.cost - state.cost);
          for (let v = 0; v < state.model.visits; v++)
            if (state.caregiver[v] >= 0) apart = Math.max(apart, Math.abs(fresh.start[v] - state.start[v]));
          if (apart > 1e-6) throw new Error(`${apart} minutes apart`);
        });
        expect(kept).toBeGreaterThan(5);
      }),
      { numRuns: 5, seed: 2 },
    ));

  it('keeps every route in the order of the keys, through renumbering too', () =>
    fc.assert(
      fc.property(anySeed, (seed) =>
        walk(modelOf(seed, full, meals), seed, 200, (_kept, _before, state) => {
          for (let v = 0; v < state.model.visits; v++)
            if (state.caregiver[v] >= 0 && state.key[v] <= state.keyAfter(state.previous[v]))
              throw new Error(`visit ${v} is out of order`);
        }),
      ),
      { numRuns: 3, seed: 3 },
    ));
});
