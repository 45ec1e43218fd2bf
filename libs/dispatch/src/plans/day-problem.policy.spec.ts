import { order, person, place, sheet } from '@test/day-sheet';
import { DEFAULT_WEIGHTS, plan } from '../engine';
import { travelAt } from '../matching/travel.policy';
import { toProblem } from './day-problem.policy';
import type { DaySheet } from './day-sheet';
import { figuresOf, stopsOf } from './figures.policy';

const LIMITS = { lateMinutes: 20, commuteMinutes: 60, contractMinutes: 480 };
const travel = travelAt({ metresPerMinute: 250, detourPercent: 130 });
const problemOf = (day: Partial<DaySheet>) => toProblem(sheet(day), LIMITS, travel);
const planOf = (day: Partial<DaySheet>) =>
  plan(problemOf(day).problem, DEFAULT_WEIGHTS, { seed: 1, iterations: 5_000, threads: 0 });

describe('The problem of a day', () => {
  it('has each place once, and whole minutes between them', () => {
    const { problem } = problemOf({
      orders: [order('a'), order('b', { startMinute: 700 }), order('c', { place: place(3) })],
      people: [person('c1'), person('c2')],
    });
    expect(problem.travel).toHaveLength(3);
    expect(problem.caregivers.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(problem.orders.map((each) => each.place)).toEqual([1, 1, 2]);
    expect(problem.travel[0][1]).toBe(5); // 924 m, a third longer by road, at 250 m a minute
    expect(problem.travel[0][0]).toBe(0);
  });

  it('bounds starts, and leaves those that stay as they are unbounded', () => {
    const { problem } = problemOf({
      orders: [order('a'), order('b', { assigned: 'c1', pinned: true })],
      people: [person('c1')],
    });
    const [a, b] = problem.orders;
    expect(a).toMatchObject({ window: [600, 600], latest: 620 });
    expect(b.latest).toBeUndefined();
    expect(b.visits[0]).toMatchObject({
      pinned: { caregiver: 'c1' },
      published: { caregiver: 'c1', start: 600 },
    });
  });

  it('forbids whom a rule keeps out and says how many by which', () => {
    const { problem, context } = problemOf({
      orders: [order('a', { requiredSex: 'MALE' }), order('b')],
      people: [person('c1'), person('c2', { sex: 'MALE' }), person('c3', { providerId: 'p2' })],
      exclusions: new Set(['senior of b c2']),
    });
    expect(problem.caregivers.map(({ id }) => id)).toEqual(['c1', 'c2']); // nothing for c3 to do
    expect(problem.orders.map(({ forbidden }) => forbidden)).toEqual([['c1'], ['c2']]);
    expect(context.orders.a.refusals).toEqual({ OTHER_SEX_REQUIRED: 1, OTHER_PROVIDER: 1 });
  });

  it('keeps somebody in the home he is in, whatever his papers say now', () => {
    const { problem } = problemOf({
      orders: [order('a', { credentials: ['NURSE'], assigned: 'c1', pinned: true })],
      people: [person('c1')],
    });
    expect(problem.caregivers).toHaveLength(1);
    expect(problem.orders[0].forbidden).toEqual([]);
  });

  it('forgets the assignment of somebody who is not there', () => {
    const { problem } = problemOf({
      orders: [order('a', { assigned: 'c1' })],
      people: [person('c1', { isAbsent: true }), person('c2')],
    });
    expect(problem.caregivers.map(({ id }) => id)).toEqual(['c2']);
    expect(problem.orders[0].visits[0].published).toBeUndefined();
  });

  it('shares among providers only what nobody has accepted', () => {
    const people = [person('c1'), person('c2', { providerId: 'p2' }), person('c3', { providerId: 'p2' })];
    expect(problemOf({ orders: [order('a')], people }).problem.providers).toBeUndefined();
    const open = order('b', { isAccepted: false, providerIds: ['p1', 'p2'] });
    expect(problemOf({ orders: [order('a'), open], people }).problem.providers).toEqual([
      { id: 'p1', fairShare: 1 },
      { id: 'p2', fairShare: 2 },
    ]);
  });

  it('has two visits together for an order of two, each with who has it now', () => {
    const pair = order('a', { assigned: 'c1', pinned: true, second: { assigned: 'c2', pinned: false } });
    const { problem, context } = problemOf({
      orders: [pair],
      people: [person('c1'), person('c2'), person('c3')],
    });
    const [{ visits, gap, latest, forbidden }] = problem.orders;
    expect(gap).toEqual([0, 0]);
    expect(latest).toBeUndefined();
    expect(forbidden).toEqual([]);
    expect(visits).toMatchObject([
      { pinned: { caregiver: 'c1' }, published: { caregiver: 'c1' } },
      { published: { caregiver: 'c2' } },
    ]);
    expect(visits[1].pinned).toBeUndefined();
    expect(context.orders.a).toMatchObject({ was: 'c1', pinned: true, second: { was: 'c2', pinned: false } });
  });

  it('gives an order of two to one provider, the one with most people who can', () => {
    const open = order('a', {
      ...{ isAccepted: false, providerIds: ['p1', 'p2'], second: { assigned: null, pinned: false } },
    });
    const people = [person('c1'), person('c2', { providerId: 'p2' }), person('c3', { providerId: 'p2' })];
    const { problem } = problemOf({ orders: [open], people });
    expect(problem.caregivers.map(({ id }) => id)).toEqual(['c2', 'c3']);
  });

  it('lets an order in step with another begin no later than that allows', () => {
    const { problem } = problemOf({
      orders: [
        order('a', { slackMinutes: 5 }),
        order('b', { slackMinutes: 50 }),
        order('c', { slackMinutes: 0 }),
      ],
      people: [person('c1')],
    });
    expect(problem.orders.map(({ latest }) => latest)).toEqual([605, 620, 600]);
  });

  it('takes as fair what everybody of a provider would have', () => {
    const { problem } = problemOf({
      orders: [order('a'), order('b', { minutes: 120 })],
      people: [person('c1', { weekMinutes: 300 }), person('c2')],
    });
    expect(problem.caregivers.map(({ fairMinutes, minutesBefore }) => [fairMinutes, minutesBefore])).toEqual([
      [240, 300],
      [240, 0],
    ]);
  });
});

describe('The plan of a day', () => {
  it('sends the familiar caregiver, and tells the figures', async () => {
    const day = {
      orders: [order('a', { assigned: 'c2' }), order('b', { startMinute: 690, place: place(2) })],
      people: [person('c1'), person('c2')],
      known: new Map([
        ['senior of a', { c1: 5 }],
        ['senior of b', { c1: 4 }],
      ]),
    };
    const { problem } = problemOf(day);
    const free = { ...DEFAULT_WEIGHTS, caregiverFairness: 0, changedCaregiver: 1 };
    const made = await plan(problem, free, { seed: 1, iterations: 5_000, threads: 0 });
    expect(made.plan.routes.map(({ caregiver }) => caregiver)).toEqual(['c1']);
    const [toA, aToB, home] = [problem.travel[0][1], problem.travel[1][2], problem.travel[2][0]];
    expect(figuresOf(problem, made.plan)).toEqual({
      ...{ orders: 2, served: 2, unserved: 0, caregivers: 1, serviceMinutes: 120, familiarVisits: 2 },
      ...{ travelMinutes: toA + aToB + home, lateVisits: 0, lateMinutes: 0, latestMinutes: 0 },
      ...{ overtimeMinutes: 0, changedVisits: 1 },
    });
    expect(
      stopsOf(problem, made.plan).map(({ travelMinutes, position }) => [travelMinutes, position]),
    ).toEqual([
      [toA, 1],
      [aToB, 2],
    ]);
  });

  it('sends two different people at the same moment, and counts the order once', async () => {
    const day = {
      orders: [
        order('a', { second: { assigned: null, pinned: false } }),
        order('b', { startMinute: 655, place: place(3) }),
      ],
      people: [person('c1'), person('c2')],
    };
    const { problem } = problemOf(day);
    const { plan: made } = await plan(problem, DEFAULT_WEIGHTS, { seed: 1, iterations: 5_000, threads: 0 });
    const bath = made.routes.flatMap(({ caregiver, visits }) =>
      visits.filter((visit) => visit.order === 'a').map(({ start }) => [caregiver, start]),
    );
    expect(bath.map(([caregiver]) => caregiver).sort()).toEqual(['c1', 'c2']);
    expect(bath[0][1]).toBe(bath[1][1]);
    expect(figuresOf(problem, made)).toMatchObject({ orders: 2, served: 2, serviceMinutes: 180 });
  });

  it('leaves an order of two out where there is one', async () => {
    const { plan: made } = await planOf({
      orders: [order('a', { second: { assigned: null, pinned: false } })],
      people: [person('c1')],
    });
    expect(made.unserved).toEqual([{ order: 'a', reason: 'nobody-able' }]);
  });

  it('leaves out what nobody may give', async () => {
    const { plan: made } = await planOf({
      orders: [order('a', { skills: ['LIFTING'] }), order('b')],
      people: [person('c1')],
    });
    expect(made.unserved).toEqual([{ order: 'a', reason: 'nobody-able' }]);
  });

  it('is late by the way between two visits that follow each other, and says so', async () => {
    const { problem } = problemOf({
      orders: [order('a'), order('b', { startMinute: 660, place: place(3) })],
      people: [person('c1')],
    });
    const { plan: made } = await plan(problem, DEFAULT_WEIGHTS, { seed: 1, iterations: 5_000, threads: 0 });
    const way = problem.travel[1][2];
    expect(way).toBeGreaterThan(0);
    expect(figuresOf(problem, made)).toMatchObject({ served: 2, lateVisits: 1, lateMinutes: way });
  });
});
