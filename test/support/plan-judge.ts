import type { Caregiver, Order, Plan, PlannedVisit, Problem, Weights } from '../../libs/dispatch/src/engine';

/**
 * What a plan costs and which hard rules it breaks, computed the long way: from the start times in the plan and from the
 * problem alone, with nothing of the engine.
 */
export function judgePlan(
  problem: Problem,
  weights: Weights,
  plan: Plan,
): { violations: string[]; total: number } {
  const judge = new Judge(problem, weights, plan);
  return { violations: judge.violations(), total: judge.total() };
}

/** Rounding. */
const SAME = 1e-6;

class Judge {
  private readonly orders: ReadonlyMap<string, Order>;
  private readonly people: ReadonlyMap<string, Caregiver>;
  private readonly bad: string[] = [];

  constructor(
    private readonly problem: Problem,
    private readonly weights: Weights,
    private readonly plan: Plan,
  ) {
    this.orders = new Map(problem.orders.map((order) => [order.id, order]));
    this.people = new Map(problem.caregivers.map((caregiver) => [caregiver.id, caregiver]));
  }

  violations(): string[] {
    for (const { caregiver, visits } of this.plan.routes)
      this.checkRoute(this.people.get(caregiver)!, visits);
    const left = new Set(this.plan.unserved.map(({ order }) => order));
    for (const order of this.problem.orders) this.checkOrder(order, left.has(order.id));
    return this.bad;
  }

  private expect(ok: boolean, what: string): void {
    if (!ok) this.bad.push(what);
  }

  private checkRoute(person: Caregiver, visits: readonly PlannedVisit[]): void {
    const [shiftFrom, shiftTo] = person.shift ?? [0, Infinity];
    let [place, free] = [person.from, shiftFrom];
    let load = 0;
    for (const planned of visits) {
      const { order, visit } = this.of(planned);
      const way = this.problem.travel[place][order.place];
      const what = `${person.id} at ${order.id}`;
      this.expect(planned.start >= free + way - SAME, `${what}: cannot be there in time`);
      this.expect(person.services.includes(planned.service), `${what}: skill`);
      this.expect(!order.forbidden?.includes(person.id), `${what}: forbidden`);
      this.expect(planned.start >= order.window[0] - SAME, `${what}: before the window`);
      this.expect(planned.start <= (order.latest ?? Infinity) + SAME, `${what}: after the latest start`);
      if (visit.pinned) this.expect(visit.pinned.caregiver === person.id, `${what}: pinned to another`);
      if (visit.pinned?.start !== undefined)
        this.expect(Math.abs(planned.start - visit.pinned.start) < SAME, `${what}: pinned to another minute`);
      const since = planned.start - this.leaves(person, visits);
      this.expect(since <= (order.maxSinceLoading ?? Infinity) + SAME, `${what}: cold`);
      load += visit.load ?? 0;
      [place, free] = [order.place, planned.start + visit.minutes];
    }
    this.expect(load <= (person.capacity ?? Infinity), `${person.id}: overloaded`);
    this.expect(this.home(person, visits) <= shiftTo + SAME, `${person.id}: home too late`);
    this.checkRest(person, visits);
  }

  private checkRest(person: Caregiver, visits: readonly PlannedVisit[]): void {
    if (!person.rest || visits.length === 0 || (person.shift?.[0] ?? 0) > person.rest.window[1]) return;
    const last = visits[visits.length - 1];
    const ends = last.start + this.of(last).visit.minutes;
    const owed = ends > person.rest.window[1] + SAME;
    this.expect(!owed || this.restIndex(person, visits) >= 0, `${person.id}: no rest`);
  }

  /** The visit before which the rest fits first; -1: nowhere. */
  private restIndex(person: Caregiver, visits: readonly PlannedVisit[]): number {
    const { rest } = person;
    if (!rest || (person.shift?.[0] ?? 0) > rest.window[1]) return -1;
    let [place, free] = [person.from, person.shift?.[0] ?? 0];
    return visits.findIndex((planned) => {
      const { order, visit } = this.of(planned);
      const begins = Math.max(free, rest.window[0]);
      const fits =
        begins <= rest.window[1] + SAME &&
        begins + rest.minutes + this.problem.travel[place][order.place] <= planned.start + SAME;
      [place, free] = [order.place, planned.start + visit.minutes];
      return fits;
    });
  }

  private checkOrder(order: Order, isLeftOut: boolean): void {
    const given = order.visits.map(({ service }) =>
      this.planned().filter((p) => p.order === order.id && p.service === service),
    );
    const counts = given.map(({ length }) => length);
    this.expect(
      counts.every((count) => count === (isLeftOut ? 0 : 1)),
      `${order.id}: given ${counts.join()} times`,
    );
    if (isLeftOut || given.length < 2 || counts.some((count) => count !== 1)) return;
    const [[one], [two]] = given;
    const [least, most] = order.gap ?? [0, 0];
    this.expect(one.caregiver !== two.caregiver, `${order.id}: one caregiver for both`);
    this.expect(two.start - one.start >= least - SAME, `${order.id}: too soon after each other`);
    this.expect(two.start - one.start <= most + SAME, `${order.id}: too far apart`);
  }

  total(): number {
    const { weights, problem } = this;
    let total = 0;
    for (const { caregiver, visits } of this.plan.routes)
      total += this.day(this.people.get(caregiver)!, visits);
    const late = this.planned().map((p) => p.start - this.of(p).order.window[1]);
    total += weights.largestLateness * Math.max(0, ...late);
    const hours = (c: Caregiver) => ((c.minutesBefore ?? 0) + this.minutes(c.id) - c.fairMinutes!) / 60;
    for (const c of problem.caregivers)
      if (c.fairMinutes !== undefined) total += weights.caregiverFairness * hours(c) ** 2;
    return total + this.shares() + this.missing();
  }

  private day(person: Caregiver, visits: readonly PlannedVisit[]): number {
    const { weights, problem } = this;
    const rest = this.restIndex(person, visits);
    let [place, free, total] = [person.from, 0, 0];
    visits.forEach((planned, i) => {
      const { order, visit } = this.of(planned);
      const way = problem.travel[place][order.place];
      const idle = planned.start - free - way - weights.idleFromMinute;
      if (i > 0 && idle > 0)
        total += weights.idlePerMinute * Math.max(0, idle - (i === rest ? person.rest!.minutes : 0));
      total += way * weights.travelPerMinute + this.wishes(order, visit.published, person, planned.start);
      const late = planned.start - order.window[1];
      weights.lateness.forEach(({ fromMinute, perMinute }, k) => {
        const to = weights.lateness[k + 1]?.fromMinute ?? Infinity;
        total += perMinute * Math.max(0, Math.min(late, to) - fromMinute);
      });
      [place, free] = [order.place, planned.start + visit.minutes];
    });
    if (visits.length === 0) return 0;
    const duty = this.home(person, visits) - this.leaves(person, visits);
    total += problem.travel[place][person.to] * weights.travelPerMinute;
    return total + weights.overtimePerMinute * Math.max(0, duty - (person.contractMinutes ?? Infinity));
  }

  private wishes(
    order: Order,
    published: Order['visits'][number]['published'],
    person: Caregiver,
    start: number,
  ) {
    const { weights } = this;
    const visits = order.known?.[person.id] ?? 0;
    let total = 0;
    if (order.known && visits < 3)
      total += visits === 0 ? weights.unknownCaregiver : weights.littleKnownCaregiver;
    const faces = order.facesThisWeek ?? [];
    if (faces.length >= 2 && !faces.includes(person.id)) total += weights.thirdFaceOfWeek;
    if (order.prefers?.sex && order.prefers.sex !== person.sex) total += weights.preferredSex;
    if (order.prefers?.dialect && !person.dialects?.includes(order.prefers.dialect))
      total += weights.preferredDialect;
    if (published && published.caregiver !== person.id) total += weights.changedCaregiver;
    if (published && Math.abs(published.start - start) > weights.movedFromMinute) total += weights.movedVisit;
    return total;
  }

  private shares(): number {
    const { providers = [], orders, caregivers } = this.problem;
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    const all =
      sum(orders.flatMap(({ visits }) => visits.map(({ minutes }) => minutes))) +
      sum(providers.map(({ minutesBefore = 0 }) => minutesBefore));
    const shares = sum(providers.map(({ fairShare }) => fairShare));
    return sum(
      providers.map(({ id, fairShare, minutesBefore = 0 }) => {
        const own = sum(caregivers.filter(({ provider }) => provider === id).map((c) => this.minutes(c.id)));
        return this.weights.providerFairness * ((minutesBefore + own - (all * fairShare) / shares) / 60) ** 2;
      }),
    );
  }

  private missing(): number {
    const { orders } = this.problem;
    const classOf = ({ visits, priority = 'B' }: Order) => (visits.some((v) => v.pinned) ? 'P' : priority);
    let below = 0;
    let price = this.weights.unserved;
    let total = 0;
    for (const name of ['C', 'B', 'A', 'P']) {
      const members = orders.filter((order) => classOf(order) === name);
      if (name !== 'C') price = below + (name === 'B' ? this.weights.unserved : price);
      const left = members.filter((order) => this.plan.unserved.some((u) => u.order === order.id));
      total += left.length * price;
      below += members.length * price;
    }
    return total;
  }

  private planned = (): PlannedVisit[] => this.plan.routes.flatMap(({ visits }) => visits);

  private of({ order: id, service }: PlannedVisit) {
    const order = this.orders.get(id)!;
    return { order, visit: order.visits.find((visit) => visit.service === service)! };
  }

  private minutes = (caregiver: string): number =>
    this.planned()
      .filter((planned) => planned.caregiver === caregiver)
      .reduce((total, planned) => total + this.of(planned).visit.minutes, 0);

  private leaves(person: Caregiver, visits: readonly PlannedVisit[]): number {
    return visits[0].start - this.problem.travel[person.from][this.of(visits[0]).order.place];
  }

  private home(person: Caregiver, visits: readonly PlannedVisit[]): number {
    if (visits.length === 0) return 0;
    const last = visits[visits.length - 1];
    const { order, visit } = this.of(last);
    return last.start + visit.minutes + this.problem.travel[order.place][person.to];
  }
}
