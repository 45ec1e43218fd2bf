import { byRank, refusalOf, type MatchFacts } from './match.policy';

const GOOD: MatchFacts = {
  state: 'ADMITTED',
  offersItem: true,
  servesRegion: true,
  licensed: true,
  qualifiedCaregivers: 1,
};

describe('the refusal of a provider', () => {
  it.each([
    [{}, undefined],
    [{ state: 'APPLIED' }, 'NOT_ADMITTED'],
    [{ state: 'CHECKED' }, 'NOT_ADMITTED'],
    [{ state: 'REFUSED' }, 'NOT_ADMITTED'],
    [{ state: 'SUSPENDED' }, 'SUSPENDED'],
    [{ state: 'BLACKLISTED' }, 'BLACKLISTED'],
    [{ offersItem: false }, 'ITEM_NOT_OFFERED'],
    [{ servesRegion: false }, 'OUTSIDE_SERVICE_AREA'],
    [{ licensed: false }, 'LICENCE_NOT_VALID'],
    [{ qualifiedCaregivers: 0 }, 'NO_QUALIFIED_CAREGIVER'],
  ] as [Partial<MatchFacts>, string | undefined][])('%j: %s', (facts, refusal) => {
    expect(refusalOf({ ...GOOD, ...facts })).toBe(refusal);
  });

  it('is the first rule that fails', () => {
    expect(refusalOf({ ...GOOD, state: 'SUSPENDED', licensed: false })).toBe('SUSPENDED');
    expect(refusalOf({ ...GOOD, licensed: false, qualifiedCaregivers: 0 })).toBe('LICENCE_NOT_VALID');
  });
});

it('providers rank by refusal, then distance, then id', () => {
  const ranked = [
    { providerId: 'd', refusedBy: 'SUSPENDED' as const, distanceMetres: 1 },
    { providerId: 'c', distanceMetres: 900 },
    { providerId: 'b', distanceMetres: 20 },
    { providerId: 'a', distanceMetres: 20 },
  ].sort(byRank);
  expect(ranked.map(({ providerId }) => providerId)).toEqual(['a', 'b', 'c', 'd']);
});
