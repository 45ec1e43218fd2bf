import { newId } from '@anzhi/kernel';
import { belongsTo, isDrawn, type Population } from './population.policy';

const EVERYBODY: Population = {
  townshipIds: [],
  categories: [],
  ageFrom: null,
  ageTo: null,
  lastVerifiedBefore: null,
};
const ON = '2026-11-23';
const person = {
  regionId: 7,
  sheet: { values: { birthDate: '1946-11-23', categories: ['DIBAO', 'AGE_80'] } },
};

describe('Whom a re-verification is about', () => {
  it('is everybody unless something is asked', () => {
    expect(belongsTo(EVERYBODY, person, ON)).toBe(true);
  });

  it.each([
    [{ townshipIds: [7, 8] }, true],
    [{ townshipIds: [8] }, false],
    [{ categories: ['TEKUN_SCATTERED', 'DIBAO'] }, true],
    [{ categories: ['TEKUN_SCATTERED'] }, false],
    [{ ageFrom: 80 }, true],
    [{ ageFrom: 81 }, false],
    [{ ageTo: 80 }, true],
    [{ ageTo: 79 }, false],
    [{ townshipIds: [7], categories: ['DIBAO'], ageFrom: 70, ageTo: 90 }, true],
  ])('%j: %s', (asked, expected) => {
    expect(belongsTo({ ...EVERYBODY, ...asked }, person, ON)).toBe(expected);
  });

  it('counts a birthday on its day, not on the day before', () => {
    expect(belongsTo({ ...EVERYBODY, ageFrom: 80 }, person, '2026-11-22')).toBe(false);
  });
});

describe('A sample', () => {
  const ids = Array.from({ length: 2_000 }, () => newId());
  const drawn = (seed: string, shareBp: number) => ids.filter((id) => isDrawn(seed, id, shareBp));

  it('is the same for the same seed and another one for another seed', () => {
    expect(drawn('2026', 1_000)).toEqual(drawn('2026', 1_000));
    expect(drawn('2026', 1_000)).not.toEqual(drawn('2027', 1_000));
  });

  it('of a larger share contains that of a smaller one, and of the whole is everybody', () => {
    expect(drawn('2026', 2_000)).toEqual(expect.arrayContaining(drawn('2026', 1_000)));
    expect(drawn('2026', 10_000)).toEqual(ids);
  });

  it('is about as large as it should be', () => {
    const share = drawn('2026', 3_000).length / ids.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });
});
