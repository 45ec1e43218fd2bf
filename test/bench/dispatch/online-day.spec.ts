import { judgePlan } from '@test/plan-judge';
import { DEFAULT_WEIGHTS, plan } from '../../../libs/dispatch/src/engine';
import { toProblem } from '../../../libs/dispatch/src/plans/day-problem.policy';
import { makeDay } from './made-day';
import { cheapest, nearest, OnlineDay, routesOf, travel } from './online-day';

describe.each([1, 2, 3])('A day order by order (%d)', (seed) => {
  const sheet = makeDay(seed);
  const limits = { lateMinutes: 20, commuteMinutes: 60, contractMinutes: 480 };
  const { problem } = toProblem(sheet, limits, travel);

  it.each([
    ['the cheapest', cheapest],
    ['the nearest', nearest],
  ])('breaks no hard rule of the plan of that day with %s', async (_, choose) => {
    const day = new OnlineDay(sheet, choose);
    const left = sheet.orders.filter((order) => !day.take(order));
    const made = {
      ...(await plan(problem, DEFAULT_WEIGHTS, { seed, iterations: 1, threads: 0 })).plan,
      routes: routesOf(problem, day),
      unserved: left.map(({ id }) => ({ order: id, reason: 'no-room' as const })),
    };
    expect(judgePlan(problem, DEFAULT_WEIGHTS, made).violations).toEqual([]);
    expect(left.length).toBeLessThan(sheet.orders.length / 10);
  });
});
