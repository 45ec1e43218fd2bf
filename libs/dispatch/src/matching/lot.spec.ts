import { lotsOf } from './lot';

const uuid = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('The lot', () => {
  const people = [1, 2, 3, 4].map(uuid);
  const FIRSTS = 4_000;

  it('makes each the first of about as many orders, however alike the ids are', () => {
    const firsts = new Map(people.map((id) => [id, 0]));
    for (let order = 0; order < FIRSTS; order++) {
      const lot = lotsOf(uuid(1_000 + order));
      const [first] = people.toSorted((a, b) => lot(a) - lot(b));
      firsts.set(first, firsts.get(first)! + 1);
    }
    for (const count of firsts.values()) expect(Math.abs(count / FIRSTS - 1 / 4)).toBeLessThan(0.03);
  });

  it('is drawn apart for those who are many', () => {
    const lot = lotsOf(uuid(7));
    expect(new Set(Array.from({ length: 10_000 }, (_, n) => lot(uuid(n)))).size).toBeGreaterThan(9_990);
  });
});
