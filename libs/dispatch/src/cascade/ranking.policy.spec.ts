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
const best = (total: number, change: Partial<NonNullable<Candidate['best']>> = {}) => ({
  best: { caregiverId: 'x', total, isChosen: false, isFamiliar: false, ...change },
});
const asked = (...entries: [string, AskedBefore][]) => new Map(entries);
const order = (ranked: ReturnType<typeof rankProviders>) =>
  ranked.filter(({ place }) => place !== null).map(({ providerId }) => providerId);

describe('Ranking', () => {
  it('asks first where the best caregiver costs least, and of equal ones the nearest', () => {
    const ranked = rankProviders(
      [candidate('b', 900, best(10)), candidate('a', 300, best(11)), candidate('c', 800, best(10))],
      { orderId: 'o', asked: asked() },
    );
    expect(order(ranked)).toEqual(['c', 'b', 'a']);
    expect(ranked.map(({ place, reasons }) => [place, reasons])).toEqual([
      [1, ['LOWEST_PRICE']],
      [2, ['LOWEST_PRICE']],
      [3, ['LOWEST_PRICE']],
    ]);
  });

  it('asks nobody who has not two where two come, and prices both', () => {
    const pair = (id: string, total: number) => best(total, { caregiverId: id, secondCaregiverId: `${id}2` });
    const ranked = rankProviders(
      [
        candidate('a', 1, { qualifiedCaregivers: 1 }),
        candidate('b', 2, { freeCaregivers: 1 }),
        candidate('c', 3, { freeCaregivers: 2, ...pair('x', 30) }),
        candidate('d', 4, { freeCaregivers: 3, ...pair('y', 20) }),
      ],
      { orderId: 'o', seats: 2, asked: asked() },
    );
    expect(ranked.map(({ providerId, place, refusedBy }) => [providerId, place ?? refusedBy])).toEqual([
      ['d', 1],
      ['c', 2],
      ['a', 'NO_SECOND_CAREGIVER'],
      ['b', 'NO_SECOND_CAREGIVER'],
    ]);
    expect(ranked[0]).toMatchObject({ caregiverId: 'y', secondCaregiverId: 'y2', total: 20 });
  });

  it('asks the family’s choice before whoever had the order, and both before the nearest', () => {
    const ranked = rankProviders([candidate('a', 1), candidate('b', 2), candidate('c', 3)], {
      orderId: 'o',
      preferredProviderId: 'c',
      formerProviderId: 'b',
      asked: asked(),
    });
    expect(order(ranked)).toEqual(['c', 'b', 'a']);
    expect(ranked.map(({ reasons }) => reasons)).toEqual([
      ['PREFERRED_BY_FAMILY'],
      ['HAD_THE_ORDER'],
      ['LOWEST_PRICE'],
    ]);
  });

  it('sends the caregiver the family chose whatever he costs, before the provider it chose', () => {
    const chosen = best(900, { isChosen: true, isFamiliar: true });
    const ranked = rankProviders([candidate('a', 1, best(0)), candidate('b', 2), candidate('c', 3, chosen)], {
      orderId: 'o',
      preferredProviderId: 'b',
      asked: asked(),
    });
    expect(order(ranked)).toEqual(['c', 'b', 'a']);
    expect(ranked[0].reasons).toEqual(['CAREGIVER_PREFERRED_BY_FAMILY', 'FAMILIAR_CAREGIVER']);
  });

  it('draws lots by the order where everything is equal, whoever is named first', () => {
    const two = [candidate('a', 1), candidate('b', 1)];
    const first = (orderId: string, of: Candidate[]) =>
      order(rankProviders(of, { orderId, asked: asked() }))[0];
    const orders = Array.from({ length: 40 }, (_, i) => `order-${i}`);
    const winners = orders.map((id) => first(id, two));
    expect(new Set(winners).size).toBe(2);
    expect(orders.map((id) => first(id, [...two].reverse()))).toEqual(winners);
  });

  it('knows nobody qualified from nobody free', () => {
    const ranked = rankProviders([candidate('a', 1, { qualifiedCaregivers: 0, freeCaregivers: 0 })], {
      orderId: 'o',
      asked: asked(),
    });
    expect(ranked[0].refusedBy).toBe('NO_QUALIFIED_CAREGIVER');
  });

  it('breaks no hard rule for the family’s choice', () => {
    const ranked = rankProviders([candidate('a', 1, { refusedBy: 'LICENCE_NOT_VALID' }), candidate('b', 2)], {
      orderId: 'o',
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

  it.each<AskedBefore>([
    'DECLINED_BEFORE',
    'RETURNED_BEFORE',
    'DID_NOT_ANSWER',
    'BEING_ASKED',
    'DID_NOT_COME',
  ])('asks nobody twice: %s', (before) => {
    const ranked = rankProviders([candidate('a', 1), candidate('b', 2)], {
      orderId: 'o',
      asked: asked(['a', before]),
    });
    expect(order(ranked)).toEqual(['b']);
    expect(ranked[1].refusedBy).toBe(before);
  });

  it('passes over a provider without a free caregiver', () => {
    const ranked = rankProviders([candidate('a', 1, { freeCaregivers: 0 })], {
      orderId: 'o',
      asked: asked(),
    });
    expect(ranked[0]).toMatchObject({ place: null, refusedBy: 'NO_FREE_CAREGIVER' });
  });

  it('keeps on record a choice that does not come into question', () => {
    const ranked = rankProviders([candidate('a', 1)], {
      orderId: 'o',
      preferredProviderId: 'x',
      asked: asked(),
    });
    expect(ranked[1]).toMatchObject({ providerId: 'x', place: null, refusedBy: 'NOT_IN_QUESTION' });
  });
});

describe('Why nobody is left', () => {
  const refused = (refusedBy: string) => ({
    ...rankProviders([candidate('a', 1)], { orderId: 'o', asked: asked() })[0],
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
