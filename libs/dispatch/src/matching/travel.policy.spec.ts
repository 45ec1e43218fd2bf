import { remembering, travelAt, type Travel } from './travel.policy';

const at = (latitude: number) => ({ latitude, longitude: 118, datum: 'WGS84' }) as const;

it('Travel is the straight line, lengthened, at the pace; a started minute counts', () => {
  // a degree of latitude is 111,195 m
  const travel = travelAt({ metresPerMinute: 250, detourPercent: 130 });
  expect(travel(at(33), at(33))).toBe(0);
  expect(travel(at(33), at(33.01))).toBe(Math.ceil((1_112 * 1.3) / 250));
  expect(travel(at(33.01), at(33))).toBe(travel(at(33), at(33.01)));
  expect(travelAt({ metresPerMinute: 1_112, detourPercent: 100 })(at(33), at(33.01))).toBe(1);
  expect(travelAt({ metresPerMinute: 1_111, detourPercent: 100 })(at(33), at(33.01))).toBe(2);
});

it('Travel that is remembered is the same, and estimated once for each way', () => {
  const asked: [number, number][] = [];
  const plain = travelAt({ metresPerMinute: 250, detourPercent: 130 });
  const counted: Travel = (from, to) => {
    asked.push([from.latitude, to.latitude]);
    return plain(from, to);
  };
  const travel = remembering(counted);
  const [a, b, twin] = [at(33), at(33.1), at(33)];
  for (let round = 0; round < 3; round++)
    for (const [from, to] of [[a, b], [b, a], [a, a], [twin, b]]) expect(travel(from, to)).toBe(plain(from, to)); // prettier-ignore
  expect(asked).toEqual([
    [33, 33.1],
    [33.1, 33],
    [33, 33],
    [33, 33.1],
  ]);
});
