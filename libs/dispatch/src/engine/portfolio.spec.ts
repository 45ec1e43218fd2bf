import fc from 'fast-check';
import { Portfolio, type Round } from './portfolio';

const WAY = 20;
const VISITS = 100;

/** All rounds of two threads that have so many iterations a visit each. */
function roundsOf(perVisit: number, gentle = false): Round[] {
  const portfolio = new Portfolio(1, 2, VISITS, WAY, gentle);
  const total = perVisit * VISITS;
  for (let spent = [0, 0]; spent.some((many) => many < total);)
    spent = spent.map((many, thread) => {
      const round = portfolio.next(thread, many, total - many);
      portfolio.report(portfolio.rounds.length - 1, round.planned, 1_000 - portfolio.rounds.length);
      return many + round.planned;
    });
  return [...portfolio.rounds];
}

describe('The rounds of a search', () => {
  const anyLength = fc.integer({ min: 500, max: 400_000 });

  it('use up the iterations of every thread, and are not many', () =>
    fc.assert(
      fc.property(anyLength, fc.boolean(), (perVisit, gentle) => {
        const rounds = roundsOf(perVisit, gentle);
        for (const thread of [0, 1]) {
          const own = rounds.filter((round) => round.thread === thread);
          const spent = own.reduce((sum, { planned }) => sum + planned, 0);
          expect(spent - perVisit * VISITS).toBeGreaterThanOrEqual(0);
          expect(spent - perVisit * VISITS).toBeLessThan(4_200);
          expect(own.length).toBeLessThan(20);
        }
      }),
    ));

  it('begin with a long one from the start where the time is short, each thread at its own heat', () => {
    const rounds = roundsOf(15_000);
    const fresh = rounds.filter(({ source }) => source < 0);
    expect(fresh.map(({ thread }) => thread)).toEqual([0, 1]);
    expect(new Set(fresh.map(({ from }) => from)).size).toBe(2);
    for (const { planned } of fresh) expect(planned).toBeGreaterThan(0.8 * 15_000 * VISITS);
  });

  it('begin from the start more than once where there is time', () => {
    const fresh = roundsOf(150_000).filter(({ source, thread }) => source < 0 && thread === 0);
    expect(fresh.length).toBeGreaterThan(1);
  });

  it('are never hot where a plan is only mended', () =>
    fc.assert(
      fc.property(anyLength, (perVisit) => {
        for (const { from } of roundsOf(perVisit, true)) expect(from).toBeLessThanOrEqual(0.1 * WAY);
      }),
    ));
});
