import fc from 'fast-check';
import { makeDistrict } from '@test/district';
import { construct } from './construct';
import { Estimates } from './estimates';
import { compile } from './model';
import { Random } from './random';
import { State } from './state';
import { BENCHMARK_WEIGHTS, DEFAULT_WEIGHTS } from './weights';

/** Rounding. */
const SAME = 6;

describe.each([
  ['the benchmark model', false],
  ['the full model', true],
])('What a change would add in %s', (_, full) => {
  const weights = full ? DEFAULT_WEIGHTS : BENCHMARK_WEIGHTS;

  /** Asks each question many times, of plans of many districts. @param ask returns whether it was a question */
  const often = (ask: (state: State, estimates: Estimates, random: Random) => boolean) => {
    let asked = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 30 }), (seed) => {
        const state = new State(compile(makeDistrict({ seed, orders: 24, caregivers: 7, full }), weights));
        construct(state);
        const random = new Random(seed, 5);
        const estimates = new Estimates(state);
        for (let i = 0; i < 60; i++) if (ask(state, estimates, random)) asked++;
      }),
      { numRuns: 6, seed: 4 },
    );
    expect(asked).toBeGreaterThan(20);
  };
  /** What the change really adds to everything but time; it is taken back. */
  const really = (state: State, change: () => void): number => {
    const before = state.bound;
    state.begin();
    change();
    const after = state.bound;
    state.undo();
    return after - before;
  };
  const isAlone = ({ model, caregiver }: State, visit: number) =>
    model.partner[visit] < 0 && caregiver[visit] >= 0;

  it('is exact for a visit that goes elsewhere', () =>
    often((state, estimates, random) => {
      const visit = random.int(state.model.visits);
      const stop = random.int(state.model.visits);
      const c = state.caregiver[stop];
      if (visit === stop || !isAlone(state, visit) || c < 0) return false;
      const to = state.next[stop] === visit ? state.next[visit] : state.next[stop];
      const left = estimates.leftAfter(state.bound, visit, -1, c, stop, to);
      const added = really(state, () => {
        state.unlink(visit);
        state.link(visit, c, stop);
      });
      expect(-left).toBeCloseTo(added, SAME);
      return true;
    }));

  it('is exact for two visits that take each other’s place', () =>
    often((state, estimates, random) => {
      const one = random.int(state.model.visits);
      const two = random.int(state.model.visits);
      if (one === two || !isAlone(state, one) || !isAlone(state, two)) return false;
      const adds = estimates.swapAdds(one, two, -1, -1);
      const touch = state.next[one] === two || state.next[two] === one;
      expect(adds === -Infinity).toBe(touch);
      if (touch) return false;
      const { caregiver, previous } = state;
      const [cOne, cTwo, beforeOne, beforeTwo] = [
        caregiver[one],
        caregiver[two],
        previous[one],
        previous[two],
      ];
      const added = really(state, () => {
        state.unlink(one);
        state.unlink(two);
        state.link(one, cTwo, beforeTwo === one ? beforeOne : beforeTwo);
        state.link(two, cOne, beforeOne);
      });
      expect(adds).toBeCloseTo(added, SAME);
      return true;
    }));

  it('is exact for the rests of two days', () =>
    often((state, estimates, random) => {
      const a = random.int(state.model.visits + state.model.caregivers);
      const b = random.int(state.model.visits);
      if (state.caregiver[a] < 0 || state.caregiver[b] < 0) return false;
      if (state.caregiver[a] === state.caregiver[b]) return false;
      const adds = estimates.tailsAdd(a, b);
      expect(adds).toBeCloseTo(
        really(state, () => state.exchangeTails(a, b)),
        SAME,
      );
      return true;
    }));

  it('is exact for a visit and the next that go to another day', () =>
    often((state, estimates, random) => {
      const { next, caregiver, model } = state;
      const one = random.int(model.visits);
      const stop = random.int(model.visits);
      const two = next[one];
      if (two >= model.visits || !isAlone(state, one) || !isAlone(state, two)) return false;
      const c = caregiver[stop];
      if (c < 0 || c === caregiver[one]) return false;
      const adds = estimates.chainAdds(Int32Array.of(one, two), 2, c, stop, next[stop]);
      const added = really(state, () => {
        state.unlink(one);
        state.unlink(two);
        state.link(one, c, stop);
        state.link(two, c, one);
      });
      expect(adds).toBeCloseTo(added, SAME);
      return true;
    }));

  it('is exact for a pair', () =>
    often((state, estimates, random) => {
      const { model, caregiver, next } = state;
      const visit = random.int(model.visits);
      const partner = model.partner[visit];
      const [stop, other] = [random.int(model.visits), random.int(model.visits)];
      if (partner < 0 || caregiver[visit] < 0 || [visit, partner].includes(stop)) return false;
      const [c, to] = [caregiver[stop], caregiver[other]];
      if (c < 0 || to < 0 || c === to || [visit, partner].includes(other)) return false;
      const beyond = (at: number) => (at === visit || at === partner ? next[at] : at);
      const left = estimates.leftAfter(state.bound, visit, partner, c, stop, beyond(next[stop]));
      const more = estimates.besideAdds(partner, visit, c, to, other, beyond(next[other]));
      const added = really(state, () => {
        state.unlink(visit);
        state.unlink(partner);
        state.link(visit, c, stop);
        state.link(partner, to, other);
      });
      expect(more - left).toBeCloseTo(added, SAME);
      return true;
    }));
});
