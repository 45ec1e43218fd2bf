import { makeDistrict } from '@test/district';
import { judgePlan } from '@test/plan-judge';
import {
  DEFAULT_WEIGHTS,
  insertionPrices,
  plan,
  repair,
  withPublished,
  type Plan,
  type Problem,
} from './index';

const problem = makeDistrict({ seed: 11, orders: 50, caregivers: 14, full: true });
const visitsOf = ({ routes }: Plan) => routes.flatMap(({ visits }) => visits);
const slotOf = (made: Plan, order: string, service: string) =>
  visitsOf(made).find((visit) => visit.order === order && visit.service === service);

let published: Plan;
beforeAll(async () => {
  published = (await plan(problem, DEFAULT_WEIGHTS, { seed: 1, iterations: 60_000, threads: 0 })).plan;
});

describe('Mending a published plan', () => {
  const mend = async (changed: Problem) => {
    const options = { seed: 1, iterations: 20_000, threads: 0 };
    const { plan: made } = await repair(changed, DEFAULT_WEIGHTS, published, options);
    const judged = judgePlan(withPublished(changed, published), DEFAULT_WEIGHTS, made);
    expect(judged.violations).toEqual([]);
    expect(made.price.total).toBeCloseTo(judged.total, 5);
    return made;
  };

  it('gives the visits of an ill caregiver to others and leaves the rest alone', async () => {
    const ill = published.routes[0].caregiver;
    const made = await mend({ ...problem, caregivers: problem.caregivers.filter(({ id }) => id !== ill) });
    expect(made.routes.some(({ caregiver }) => caregiver === ill)).toBe(false);
    const others = visitsOf(published).filter(({ caregiver }) => caregiver !== ill);
    const touched = others.filter(({ order, service, caregiver, start }) => {
      const now = slotOf(made, order, service);
      return now?.caregiver !== caregiver || Math.abs(now.start - start) > DEFAULT_WEIGHTS.movedFromMinute;
    });
    expect(touched.length / others.length).toBeLessThan(0.15);
  });

  it('finds room for an order that came at night', async () => {
    const late = { ...problem.orders[0], id: 'late', forbidden: [], visits: problem.orders[0].visits };
    const made = await mend({ ...problem, orders: [...problem.orders, late] });
    expect(visitsOf(made).filter(({ order }) => order === 'late')).toHaveLength(late.visits.length);
  });

  it('changes nothing when nothing has changed and everything was at its best', async () => {
    const dear = { ...DEFAULT_WEIGHTS, movedVisit: 1e5, changedCaregiver: 1e5, movedFromMinute: 0.001 };
    const { plan: made } = await repair(problem, dear, published, {
      seed: 1,
      iterations: 10_000,
      threads: 0,
    });
    expect(made.routes).toEqual(published.routes);
    expect(made.price.change).toBe(0);
  });
});

describe('The price of a new order', () => {
  const order = {
    ...{ id: 'new', place: 5, window: [480, 510] as const, priority: 'B' as const },
    visits: [{ service: problem.caregivers[0].services[0], minutes: 30 }],
  };
  const day = { from: 420, to: 1_200 };

  it('is told for every half hour of the day, and is what the plan then costs more', () => {
    const windows = insertionPrices(problem, DEFAULT_WEIGHTS, published, order, day);
    expect(windows.map(({ from }) => from)).toEqual(Array.from({ length: 26 }, (_, i) => 420 + 30 * i));
    const priced = windows.filter(({ price }) => price !== null);
    expect(priced.length).toBeGreaterThan(5);
    for (const { price, caregivers } of priced) {
      expect(price).toBeLessThan(1_000);
      expect(problem.caregivers.find(({ id }) => id === caregivers[0])!.services).toContain(
        order.visits[0].service,
      );
    }
  });

  it('has none when everybody is at home', () => {
    const night = insertionPrices(problem, DEFAULT_WEIGHTS, published, order, { from: 1_300, to: 1_400 });
    expect(night.map(({ price, caregivers }) => [price, caregivers])).toEqual([
      [null, []],
      [null, []],
      [null, []],
    ]);
  });

  it('of two who come together names two people', () => {
    const pair = {
      ...order,
      gap: [0, 0] as const,
      visits: ['bath', 'nurse'].map((service) => ({ service, minutes: 20 })),
    };
    const [best] = insertionPrices(problem, DEFAULT_WEIGHTS, published, pair, day)
      .filter(({ price }) => price !== null)
      .sort((a, b) => a.price! - b.price!);
    expect(new Set(best.caregivers).size).toBe(2);
  });
});
