import programmeFile from '../../data/programmes.json';
import { awardFor, type Facts } from './award.policy';

const rates = programmeFile.programmes[0].rates.map((rate, index) => ({ number: index + 1, ...rate }));
const ON = '2026-11-01';
const born = (age: number): string => `${2026 - age}-11-01`;
const award = (facts: Partial<Facts>) =>
  awardFor({ seniorId: 's', birthDate: born(70), categories: [], level: null, ...facts }, rates, ON);
const ruleOf = (facts: Partial<Facts>) => {
  const found = award(facts);
  return found && [found.rate.rule, found.minutes];
};

describe('The minutes a month', () => {
  it.each([
    [{ categories: ['DIBAO'], level: 2 }, ['A', 1200]],
    [{ categories: ['DIBAO'], level: 1 }, ['B', 480]],
    [{ categories: ['DIBAO'], level: null }, ['B', 480]],
    [{ categories: ['TEKUN_SCATTERED'], level: 4 }, ['A', 1200]],
    [{ categories: ['TEKUN_CENTRAL'], level: 4 }, undefined],
    [{ categories: ['DIBAO_EDGE'] }, undefined],
    [{ categories: ['DIBAO_EDGE'], birthDate: born(80) }, ['C', 360]],
    [{ categories: ['YOUFU_KEY'], birthDate: born(92) }, ['C', 360]],
    [{ birthDate: born(79) }, undefined],
    [{ birthDate: born(80) }, ['D', 120]],
    [{ birthDate: '1946-11-02' }, undefined],
    [{ birthDate: born(90) }, ['E', 240]],
    [{ birthDate: born(100) }, ['F', 480]],
    [{ birthDate: born(100), categories: ['DIBAO'] }, ['B', 480]],
    [{ birthDate: born(59), categories: ['DIBAO'], level: 4 }, undefined],
  ])('for %j are %j', (facts, expected) => {
    expect(ruleOf(facts)).toEqual(expected);
  });
});
