import { problemOf, readInstance, solutionOf } from './instance';

const json = {
  patients: [
    {
      id: 'p1',
      time_window: [60.5, 90.25],
      required_caregivers: [{ service: 's1', duration: 20 }, { service: 's2' }],
      synchronization: { type: 'sequential', distance: [10, 30] },
    },
    { id: 'p2', time_window: [0, 9], required_caregivers: [{ service: 's1' }, { service: 's2' }] },
  ],
  services: [
    { id: 's1', default_duration: 5 },
    { id: 's2', default_duration: 7.5 },
  ],
  caregivers: [{ id: 'c1', abilities: ['s1', 's2'] }],
  central_offices: [{ id: 'd' }],
  distances: [
    [0, 1.25, 2],
    [3, 0, 4],
    [5, 6, 0],
  ],
};

describe('An instance', () => {
  it('is read as it is written: fractions, asymmetry, default durations', () => {
    const problem = problemOf(readInstance(JSON.stringify(json)));
    expect(problem.travel).toEqual(json.distances);
    expect(problem.orders[0]).toMatchObject({ place: 1, window: [60.5, 90.25], gap: [10, 30] });
    expect(problem.orders.map(({ visits }) => visits)).toEqual([
      [
        { service: 's1', minutes: 20 },
        { service: 's2', minutes: 7.5 },
      ],
      [{ service: 's1', minutes: 5 }],
      [{ service: 's2', minutes: 7.5 }],
    ]);
  });

  it('has the same problem in its text form', () => {
    const text = [
      'nbNodes\n3\nnbVehi\n1\nnbServi\n2',
      'r\n0 0\n1 1\n0 0\na\n1 1\nmind\n0 10 0\nmaxd\n0 30 0\ne\n0 60.5 0\nl\n0 90.25 0',
      'p\n0 0\n20 7.5\n0 0\nd\n0 1.25 0\n3 0 3\n0 1.25 0',
    ].join('\n');
    const problem = problemOf(readInstance(text));
    const [order] = problemOf(readInstance(JSON.stringify(json))).orders;
    expect(problem.orders).toEqual([order]);
    expect(problem.travel).toEqual([
      [0, 1.25],
      [3, 0],
    ]);
  });

  it('gives every start back under the names of the instance', () => {
    const visits = problemOf(readInstance(JSON.stringify(json))).orders.map(({ id }) => ({
      ...{ order: id, service: 's1', caregiver: 'c1', start: 1.5 },
    }));
    const [{ visits: written }] = solutionOf({
      routes: [{ caregiver: 'c1', visits }],
      unserved: [],
      price: {} as never,
    }).routes;
    expect(written.map(({ patient }) => patient)).toEqual(['p1', 'p2', 'p2']);
  });
});
