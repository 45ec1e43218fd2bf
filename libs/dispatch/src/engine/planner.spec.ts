import fc from 'fast-check';
import { makeDistrict } from '@test/district';
import { judgePlan } from '@test/plan-judge';
import { BENCHMARK_WEIGHTS, DEFAULT_WEIGHTS, hashOf, plan, replay, type Plan, type Problem } from './index';

const solve = (problem: Problem, weights = DEFAULT_WEIGHTS, iterations = 15_000, seed = 1) =>
  plan(problem, weights, { seed, iterations, threads: 0 });

/** The cheapest of all plans of the benchmark model: everybody to everybody, in every order. */
function bruteForce(problem: Problem): number {
  const visits = problem.orders.flatMap((order) => order.visits.map((visit, i) => ({ order, visit, i })));
  type Visit = (typeof visits)[number];
  let best = Infinity;
  const routes: Visit[][] = problem.caregivers.map(() => []);
  const assign = (v: number) => {
    if (v === visits.length) return void (best = Math.min(best, priceOf(problem, routes)));
    problem.caregivers.forEach(({ services }, c) => {
      if (!services.includes(visits[v].visit.service)) return;
      if (routes[c].some(({ order }) => order === visits[v].order)) return;
      for (let at = 0; at <= routes[c].length; at++) {
        routes[c].splice(at, 0, visits[v]);
        assign(v + 1);
        routes[c].splice(at, 1);
      }
    });
  };
  assign(0);
  return best;
}

type Step = {
  order: Problem['orders'][number];
  visit: Problem['orders'][number]['visits'][number];
  i: number;
};

/** Earliest times by relaxing every constraint until nothing moves. */
function priceOf({ travel, caregivers }: Problem, routes: readonly (readonly Step[])[]): number {
  const start = new Map<Step, number>(routes.flat().map((step) => [step, step.order.window[0]]));
  const pairs = routes.flat().filter(({ order, i }) => order.visits.length === 2 && i === 0);
  const second = new Map(
    pairs.map((one) => [one, routes.flat().find((s) => s.order === one.order && s.i === 1)!]),
  );
  let moved = true;
  const raise = (step: Step, to: number) => {
    if (to <= start.get(step)! + 1e-9) return;
    start.set(step, to);
    moved = true;
  };
  for (let round = 0; moved; round++) {
    if (round > 60) return Infinity;
    moved = false;
    routes.forEach((route, c) =>
      route.forEach((step, k) => {
        const before = route[k - 1];
        const from = before ? before.order.place : caregivers[c].from;
        const free = before ? start.get(before)! + before.visit.minutes : 0;
        raise(step, free + travel[from][step.order.place]);
      }),
    );
    for (const [one, two] of second) {
      raise(two, start.get(one)! + one.order.gap![0]);
      raise(one, start.get(two)! - one.order.gap![1]);
    }
  }
  const late = [...start].map(([{ order }, at]) => Math.max(0, at - order.window[1]));
  const ways = routes.map((route, c) => {
    const stops = [caregivers[c].from, ...route.map(({ order }) => order.place), caregivers[c].to];
    return route.length === 0 ? 0 : stops.slice(1).reduce((sum, to, k) => sum + travel[stops[k]][to], 0);
  });
  return [...ways, ...late].reduce((a, b) => a + b, 0) + Math.max(...late);
}

/** A tiny district without a way to serve everybody in time. */
const tiny = (seed: number): Problem => {
  const problem = makeDistrict({ seed, orders: 4, caregivers: 3, across: 90 });
  const orders = problem.orders.map((order) => ({ ...order, window: [500, 540] as const }));
  return { ...problem, orders };
};

describe('A plan', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is the cheapest there is (tiny district %d)', async (seed) => {
    const { plan: made } = await solve(tiny(seed), BENCHMARK_WEIGHTS, 20_000);
    expect(made.price.total).toBeCloseTo(bruteForce(tiny(seed)), 6);
  });

  it.each([[{ full: false, meals: false }], [{ full: true, meals: false }], [{ full: true, meals: true }]])(
    'obeys every hard rule and costs what it says: %j',
    (kind) =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
          const problem = makeDistrict({ seed, orders: 25, caregivers: 7, ...kind });
          const weights = kind.full ? DEFAULT_WEIGHTS : BENCHMARK_WEIGHTS;
          const { plan: made } = await solve(problem, weights, 12_000, seed);
          const { violations, total } = judgePlan(problem, weights, made);
          expect(violations).toEqual([]);
          expect(made.price.total).toBeCloseTo(total, 5);
        }),
        { numRuns: 5, seed: 7 },
      ),
  );

  it('is found out by the judge of these tests when it breaks a rule', async () => {
    const problem = makeDistrict({ seed: 3, orders: 25, caregivers: 7, full: true });
    const { plan: made } = await solve(problem);
    const late: Plan = {
      ...made,
      routes: made.routes.map((route) => ({
        ...route,
        visits: route.visits.map((visit, i) => (i === 1 ? { ...visit, start: visit.start - 200 } : visit)),
      })),
    };
    expect(judgePlan(problem, DEFAULT_WEIGHTS, late).violations.join()).toMatch(/cannot be there in time/);
    const without: Plan = { ...made, routes: made.routes.slice(1) };
    expect(judgePlan(problem, DEFAULT_WEIGHTS, without).violations.join()).toMatch(/given/);
  });
});

describe('Two visits of one order', () => {
  const pair = (gap: readonly [number, number], more: Partial<Problem['orders'][number]> = {}): Problem => ({
    travel: [
      [0, 10, 30],
      [10, 0, 25],
      [30, 25, 0],
    ],
    caregivers: ['one', 'two'].map((id) => ({ id, services: ['a', 'b'], from: 0, to: 0 })),
    orders: [
      {
        id: 'pair',
        place: 1,
        window: [60, 90],
        gap,
        ...more,
        visits: ['a', 'b'].map((service) => ({ service, minutes: 20 })),
      },
      { id: 'far', place: 2, window: [40, 60], visits: [{ service: 'b', minutes: 35 }] },
    ],
  });
  const startsOf = ({ routes }: Plan) =>
    ['a', 'b'].map((s) =>
      routes.flatMap(({ visits }) => visits).find((v) => v.order === 'pair' && v.service === s)!,
    );

  it('start together, by two caregivers, when the gap is nothing', async () => {
    const [a, b] = startsOf((await solve(pair([0, 0]), BENCHMARK_WEIGHTS)).plan);
    expect(a.start).toBe(b.start);
    expect(a.caregiver).not.toBe(b.caregiver);
  });

  it('keep the least and the most minutes between them', async () => {
    const [a, b] = startsOf((await solve(pair([30, 60]), BENCHMARK_WEIGHTS)).plan);
    expect(b.start - a.start).toBeGreaterThanOrEqual(30);
    expect(b.start - a.start).toBeLessThanOrEqual(60);
  });

  it('hold the first back until the second cannot be too late', async () => {
    // Caregiver two alone may give b, and is away until 40 + 35 + 25 = 100.
    const problem = pair([0, 5]);
    const [one, two] = problem.caregivers;
    const { plan: made } = await solve(
      {
        ...problem,
        caregivers: [
          { ...one, services: ['a'] },
          { ...two, services: ['b'] },
        ],
      },
      { ...BENCHMARK_WEIGHTS, lateness: [{ fromMinute: 0, perMinute: 0.01 }], largestLateness: 0 },
    );
    const [a, b] = startsOf(made);
    expect([a.start, b.start]).toEqual([95, 100]);
  });

  it('are both left out when there are not two people', async () => {
    const problem = pair([0, 0]);
    const { plan: made } = await solve({ ...problem, caregivers: problem.caregivers.slice(0, 1) });
    expect(made.unserved).toEqual([{ order: 'pair', reason: 'nobody-able' }]);
    expect(made.routes.flatMap(({ visits }) => visits.map(({ order }) => order))).toEqual(['far']);
  });
});

describe('Who is left out', () => {
  const crowded = (classes: readonly ('A' | 'B' | 'C')[]): Problem => ({
    travel: [
      [0, 10],
      [10, 0],
    ],
    caregivers: [{ id: 'one', services: ['a'], from: 0, to: 0, shift: [0, 140] }],
    orders: classes.map((priority, i) => ({
      ...{ id: `${priority}${i}`, place: 1, window: [0, 100] as const, priority },
      visits: [{ service: 'a', minutes: priority === 'A' ? 100 : 50 }],
    })),
  });

  it('is any number of class B before one of class A', async () => {
    const { plan: made } = await solve(crowded(['B', 'B', 'A']));
    expect(made.unserved.map(({ order }) => order)).toEqual(['B0', 'B1']);
    expect(made.unserved[0].reason).toBe('no-room');
  });

  it('is class C before class B', async () => {
    const { plan: made } = await solve(crowded(['C', 'B', 'C', 'B']));
    expect(made.unserved.map(({ order }) => order)).toEqual(['C0', 'C2']);
  });

  it('says when no day is long enough', async () => {
    const problem = crowded(['A']);
    const short = { ...problem.caregivers[0], shift: [0, 60] as const };
    const { plan: made } = await solve({ ...problem, caregivers: [short] });
    expect(made.unserved).toEqual([{ order: 'A0', reason: 'outside-working-hours' }]);
  });
});

describe('A pinned visit', () => {
  it('keeps its caregiver and its minute whatever it costs', async () => {
    const problem = makeDistrict({ seed: 5, orders: 20, caregivers: 6, full: true });
    const { plan: free } = await solve(problem);
    const pinned = free.routes[0].visits[0];
    const orders = problem.orders.map((order) => ({
      ...order,
      visits: order.visits.map((visit) =>
        order.id === pinned.order && visit.service === pinned.service
          ? { ...visit, pinned: { caregiver: pinned.caregiver, start: Math.ceil(pinned.start) } }
          : visit,
      ),
    }));
    const { plan: made } = await solve({ ...problem, orders });
    expect(judgePlan({ ...problem, orders }, DEFAULT_WEIGHTS, made).violations).toEqual([]);
    const visits = made.routes.flatMap((route) => route.visits);
    expect(visits).toContainEqual({ ...pinned, start: Math.ceil(pinned.start) });
  });
});

describe('A search', () => {
  const problem = makeDistrict({ seed: 9, orders: 30, caregivers: 8, full: true });

  it('finds the same plan again, bit for bit, and another with another seed', async () => {
    const [one, again, other] = [
      await solve(problem, undefined, 4_000),
      await solve(problem, undefined, 4_000),
      await solve(problem, undefined, 4_000, 2),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    expect(JSON.stringify(other.plan)).not.toBe(JSON.stringify(one.plan));
  });

  it('in two threads finds what its record finds in one', async () => {
    const made = await plan(problem, DEFAULT_WEIGHTS, { seed: 4, iterations: 90_000, threads: 2 });
    expect(new Set(made.record.rounds.map(({ thread }) => thread)).size).toBe(2);
    expect(made.record.rounds.some(({ source }) => source >= 0)).toBe(true);
    expect(await replay(problem, DEFAULT_WEIGHTS, made.record)).toEqual(made.plan);
  });

  it('by the clock can be replayed, and tells better plans on the way', async () => {
    // So large that the first rounds do not find what there is to find.
    const large = makeDistrict({ seed: 9, orders: 120, caregivers: 30, full: true });
    let told = 0;
    const stop = new AbortController();
    const made = await plan(large, DEFAULT_WEIGHTS, {
      ...{ seed: 4, ms: 60_000, threads: 1, signal: stop.signal },
      onBetter: () => ++told === 3 && stop.abort(),
    });
    expect(made.iterations).toBe(made.record.rounds.reduce((sum, { done }) => sum + done, 0));
    expect(told).toBeGreaterThanOrEqual(3);
    expect(await replay(large, DEFAULT_WEIGHTS, made.record)).toEqual(made.plan);
  });

  it('ends early when it is cancelled, with the best plan so far', async () => {
    const stop = new AbortController();
    const made = await plan(problem, DEFAULT_WEIGHTS, {
      ...{ seed: 1, ms: 60_000, threads: 2, signal: stop.signal },
      onBetter: () => stop.abort(),
    });
    expect(judgePlan(problem, DEFAULT_WEIGHTS, made.plan).violations).toEqual([]);
  });

  it('ends in its time before its first plan is whole, and is replayed as it was', async () => {
    const large = makeDistrict({ seed: 9, orders: 120, caregivers: 30, full: true });
    const made = await plan(large, DEFAULT_WEIGHTS, { seed: 1, ms: 1, threads: 2 });
    expect(made.record.inserted).toBe(0);
    expect(made.plan.unserved).toHaveLength(120);
    expect(await replay(large, DEFAULT_WEIGHTS, made.record)).toEqual(made.plan);
    const start = (await solve(large, DEFAULT_WEIGHTS, 1)).plan;
    const again = await plan(large, DEFAULT_WEIGHTS, { seed: 1, ms: 1, threads: 2, start });
    expect(again.plan.unserved).toEqual(start.unserved);
    expect(await replay(large, DEFAULT_WEIGHTS, again.record)).toEqual(again.plan);
  });

  it('is stopped before its threads have begun, from nothing and from a plan, and is replayed as it was', async () => {
    const large = makeDistrict({ seed: 9, orders: 120, caregivers: 30, full: true });
    const { routes } = (await solve(large, DEFAULT_WEIGHTS, 1)).plan;
    const start = { routes: routes.slice(1) };
    for (const from of [{}, { start }]) {
      const stop = new AbortController();
      const options = { seed: 1, ms: 60_000, threads: 2, signal: stop.signal, ...from };
      const making = plan(large, DEFAULT_WEIGHTS, options);
      stop.abort();
      const made = await making;
      expect(made.record).toMatchObject({ inserted: 0, rounds: [] });
      expect(judgePlan(large, DEFAULT_WEIGHTS, made.plan).violations).toEqual([]);
      expect(await replay(large, DEFAULT_WEIGHTS, made.record)).toEqual(made.plan);
    }
  });

  it('refuses the record of another problem', async () => {
    const { record } = await solve(problem);
    const other = { ...problem, orders: problem.orders.slice(1) };
    expect(hashOf(other)).not.toBe(hashOf(problem));
    await expect(replay(other, DEFAULT_WEIGHTS, record)).rejects.toThrow('another problem');
    await expect(replay(problem, BENCHMARK_WEIGHTS, record)).rejects.toThrow('other weights');
  });

  it('refuses a problem that makes no sense', async () => {
    const lost = { ...problem, orders: [{ ...problem.orders[0], place: 999 }] };
    await expect(solve(lost)).rejects.toThrow('nowhere');
  });
});
