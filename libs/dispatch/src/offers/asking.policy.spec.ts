import { howToAsk, isDirectChoice, type OfferRule, type Search } from './asking.policy';

const RULE: OfferRule = {
  mode: 'CASCADE',
  directFirst: true,
  broadcastSize: 5,
  broadcastAfter: 3,
  broadcastUrgent: true,
};
const SEARCH: Search = { isUrgent: false, stepsInVain: 0, parallelOffers: 2 };
const BROADCAST = { mode: 'BROADCAST', size: 5 };
const CASCADE = { mode: 'CASCADE', size: 2 };

describe('How the next question is put', () => {
  it.each([
    ['one after the other at first', {}, {}, CASCADE],
    ['so too after two in vain', {}, { stepsInVain: 2 }, CASCADE],
    ['to several after three in vain', {}, { stepsInVain: 3 }, BROADCAST],
    ['never to several where the county says so', { broadcastAfter: null }, { stepsInVain: 9 }, CASCADE],
    ['to several when it is urgent', {}, { isUrgent: true }, BROADCAST],
    ['one by one although urgent', { broadcastUrgent: false }, { isUrgent: true }, CASCADE],
    ['to several from the beginning', { mode: 'BROADCAST' }, {}, BROADCAST],
  ] as const)('%s', (_, rule, search, expected) => {
    expect(howToAsk({ ...RULE, ...rule }, { ...SEARCH, ...search })).toEqual(expected);
  });

  it.each([
    [['PREFERRED_BY_FAMILY'], true],
    [['HAD_THE_ORDER'], true],
    [['CAREGIVER_PREFERRED_BY_FAMILY'], true],
    [['LOWEST_PRICE', 'FAMILIAR_CAREGIVER'], true],
    [['LOWEST_PRICE'], false],
    [[], false],
  ])('to somebody with the claim %s alone: %s', (reasons, alone) => {
    expect(isDirectChoice(reasons)).toBe(alone);
  });
});
