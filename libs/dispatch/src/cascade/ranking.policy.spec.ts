import { rankProviders, unmetReasons, type AskedBefore, type Candidate } from './ranking.policy';

const candidate = (
  providerId: string,
  distanceMetres: number,
  change: Partial<Candidate> = {},
): Candidate => ({
  providerId,
  name: `机构${providerId}`,
  distanceMetres,
  qualifiedCaregivers: 2,
  freeCaregivers: 1,
  ...change,
});
const asked = (...entries: [string, AskedBefore][]) => new Map(entries);
const order = (ranked: ReturnType<typeof rankProviders>) =>
  ranked.filter(({ place }) => place !== null).map(({ providerId }) => providerId);

describe('Ranking', () => {
  it('asks the nearest first, and says so', () => {
    const ranked = rankProviders([candidate('b', 900), candidate('a', 300), candidate('c', 900)], {
      asked: asked(),
    });
    expect(order(ranked)).toEqual(['a', 'b', 'c']);
    expect(ranked.map(({ place, reasons }) => [place, reasons])).toEqual([
      [1, ['DISTANCE']],
      [2, ['DISTANCE']],
      [3, ['DISTANCE']],
    ]);
  });

  it('asks the family’s choice before whoever had the order, and both before the nearest', () => {
    const ranked = rankProviders([candidate('a', 1), candidate('b', 2), candidate('c', 3)], {
      preferredProviderId: 'c',
      formerProviderId: 'b',
      asked: asked(),
    });
    expect(order(ranked)).toEqual(['c', 'b', 'a']);
    expect(ranked.map(({ reasons }) => reasons)).toEqual([
      ['PREFERRED_BY_FAMILY'],
      ['HAD_THE_ORDER'],
      ['DISTANCE'],
    ]);
  });

  it('breaks no hard rule for the family’s choice', () => {
    const ranked = rankProviders([candidate('a', 1, { refusedBy: 'LICENCE_NOT_VALID' }), candidate('b', 2)], {
      preferredProviderId: 'a',
      asked: asked(),
    });
    expect(order(ranked)).toEqual(['b']);
    expect(ranked[1]).toMatchObject({
      providerId: 'a',
      place: null,
      refusedBy: 'LICENCE_NOT_VALID',
      reasons: [],
    });
  });

  it.each<AskedBefore>(['DECLINED_BEFORE', 'RETURNED_BEFORE', 'DID_NOT_ANSWER', 'BEING_ASKED'])(
    'asks nobody twice: %s',
    (before) => {
      const ranked = rankProviders([candidate('a', 1), candidate('b', 2)], { asked: asked(['a', before]) });
      expect(order(ranked)).toEqual(['b']);
      expect(ranked[1].refusedBy).toBe(before);
    },
  );

  it('passes over a provider without a free caregiver', () => {
    const ranked = rankProviders([candidate('a', 1, { freeCaregivers: 0 })], { asked: asked() });
    expect(ranked[0]).toMatchObject({ place: null, refusedBy: 'NO_FREE_CAREGIVER' });
  });

  it('keeps on record a choice that does not come into question', () => {
    const ranked = rankProviders([candidate('a', 1)], { preferredProviderId: 'x', asked: asked() });
    expect(ranked[1]).toMatchObject({ providerId: 'x', place: null, refusedBy: 'NOT_IN_QUESTION' });
  });
});

describe('Why nobody is left', () => {
  const refused = (refusedBy: string) => ({
    ...rankProviders([candidate('a', 1)], { asked: asked() })[0],
    refusedBy,
  });

  it('counts the rules, the commonest first', () => {
    expect(
      unmetReasons([refused('DECLINED_BEFORE'), refused('LICENCE_NOT_VALID'), refused('LICENCE_NOT_VALID')]),
    ).toEqual([
      { code: 'LICENCE_NOT_VALID', providers: 2 },
      { code: 'DECLINED_BEFORE', providers: 1 },
    ]);
  });

  it('says when there is no provider at all', () => {
    expect(unmetReasons([])).toEqual([{ code: 'NO_PROVIDER_IN_AREA', providers: 0 }]);
    expect(unmetReasons([refused('NOT_IN_QUESTION')])).toEqual([
      { code: 'NO_PROVIDER_IN_AREA', providers: 0 },
    ]);
  });
});
