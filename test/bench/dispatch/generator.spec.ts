import { makeInstance } from './generator';
import { problemOf, readInstance } from './instance';

describe.each(['square', 'streets'] as const)('A made-up instance (%s)', (area) => {
  const wish = { seed: 3, patients: 60, area };
  const problem = problemOf(readInstance(JSON.stringify(makeInstance(wish))));

  it('is the same for the same wish', () => {
    expect(makeInstance(wish)).toEqual(makeInstance(wish));
    expect(makeInstance({ ...wish, seed: 4 }).distances).not.toEqual(makeInstance(wish).distances);
  });

  it('has somebody for every service, and two people for every pair', () => {
    for (const { visits } of problem.orders) {
      const able = visits.map(({ service }) =>
        problem.caregivers.filter(({ services }) => services.includes(service)).map(({ id }) => id),
      );
      expect(able.every(({ length }) => length > 0)).toBe(true);
      if (able.length === 2) expect(new Set(able.flat()).size).toBeGreaterThan(1);
    }
    const pairs = problem.orders.filter(({ visits }) => visits.length === 2).length;
    expect(pairs / wish.patients).toBeGreaterThan(0.15);
    expect(pairs / wish.patients).toBeLessThan(0.45);
  });

  it('has ways back as long as there only as the crow flies', () => {
    const { travel } = problem;
    const isSymmetric = travel.every((row, i) => row.every((minutes, j) => minutes === travel[j][i]));
    expect(isSymmetric).toBe(area === 'square');
  });
});
