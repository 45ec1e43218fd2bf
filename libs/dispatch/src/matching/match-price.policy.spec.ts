import { DEFAULT_PRICES } from '../weights/price-table';
import type { Insertion } from './insertion.policy';
import {
  fairWeekOf,
  gapStays,
  latenessPrice,
  matchPrice,
  totalOf,
  type PricedTies,
  type Standing,
} from './match-price.policy';

const NOTHING: Insertion = { start: 0, detour: 0, late: [], idle: 0, overtime: 0 };
const NOBODY_ELSE: PricedTies = { facesOfWeek: new Set() };
const FAMILIAR: Standing = { visits: 3, weekMinutes: 0, providerFairness: 0 };
const PERSON = { id: 'a', sex: 'FEMALE', dialects: ['ZHONGYUAN'], skillCount: 1 } as const;
const price = (
  insertion: Partial<Insertion> = {},
  change: {
    standing?: Partial<Standing>;
    ties?: Partial<PricedTies>;
    wish?: object;
    person?: object;
    fairWeek?: number;
    gapStays?: number;
  } = {},
) =>
  matchPrice(
    { ...NOTHING, ...insertion },
    { start: 0, minutes: 60, skills: ['BATH'], ...change.wish },
    { ...PERSON, ...change.person },
    { ...FAMILIAR, ...change.standing },
    {
      ties: { ...NOBODY_ELSE, ...change.ties },
      prices: DEFAULT_PRICES,
      fairWeekMinutes: change.fairWeek ?? 30,
      gapStays: change.gapStays ?? 1,
    },
  );

describe('The price of a match', () => {
  it('is nothing for the familiar caregiver next door', () => expect(totalOf(price())).toBe(0));

  it('takes travel, waiting and overtime by the minute', () => {
    expect(price({ detour: 7, idle: -10, overtime: 2 })).toMatchObject({
      travel: 70,
      idle: -30,
      overtime: 60,
    });
  });

  it('keeps whoever can do more for what only he can do', () => {
    expect(price({}, { person: { skillCount: 3 } }).sparedSkill).toBe(60);
    expect(price({}, { wish: { skills: undefined } }).sparedSkill).toBe(30);
    expect(price({}, { person: { skillCount: 0 } }).sparedSkill).toBe(0);
  });

  it('takes of waiting what will stay: all on the day, nothing when all orders are still to come', () => {
    const limits = { ordersComeDays: 7 };
    expect([0, 3.5, 7, 30, -1].map((days) => gapStays(days * 1_440, limits))).toEqual([1, 0.25, 0, 0, 1]);
    expect(price({ idle: 50 }, { gapStays: 0.25 }).idle).toBe(38);
    expect(price({ idle: -50 }, { gapStays: 0 }).idle).toBeCloseTo(0);
  });

  it.each([
    [0, 0],
    [1, 10],
    [15, 150],
    [16, 180],
    [30, 600],
    [31, 660],
  ])('of %i minutes late is %i tenths', (minutes, tenths) =>
    expect(latenessPrice(minutes, DEFAULT_PRICES)).toBe(tenths),
  );

  it('adds the delays it causes, each by itself', () =>
    expect(price({ late: [15, 16] }).lateness).toBe(150 + 180));

  it.each([
    [0, 200],
    [1, 100],
    [2, 100],
    [3, 0],
    [40, 0],
  ])('of a caregiver of %i visits is %i tenths', (visits, tenths) =>
    expect(price({}, { standing: { visits } }).familiarity).toBe(tenths),
  );

  it.each([
    [[], 0],
    [['b'], 0],
    [['b', 'c'], 300],
    [['b', 'c', 'd'], 300],
    [['b', 'c', 'a'], 0],
  ])('counts a third face after %j', (faces, tenths) =>
    expect(price({}, { ties: { facesOfWeek: new Set(faces) } }).faces).toBe(tenths),
  );

  it('counts wishes that are not met, and only those that were made', () => {
    const missed = price({}, { wish: { caregiverSex: 'MALE', dialect: 'WU' } });
    expect(missed).toMatchObject({ sex: 250, dialect: 150 });
    const met = price({}, { wish: { caregiverSex: 'FEMALE', dialect: 'ZHONGYUAN' } });
    expect(met).toMatchObject({ sex: 0, dialect: 0 });
  });

  it.each([
    [2_340, -20],
    [2_400, 20],
    [2_460, 20 * 4 - 20],
    [2_370, 0],
  ])(
    'of a week of %i minutes before goes by the square of the hours from the fair one',
    (weekMinutes, tenths) =>
      expect(price({}, { standing: { weekMinutes }, fairWeek: 2_400 }).caregiverFairness).toBe(tenths),
  );

  it('of the average week is nothing, whatever it is', () => {
    const weeks = [600, 1_200, 2_400];
    const priceOf = (weekMinutes: number) =>
      matchPrice(
        NOTHING,
        { start: 0, minutes: 90, skills: ['BATH'] },
        PERSON,
        { ...FAMILIAR, weekMinutes },
        {
          ties: NOBODY_ELSE,
          prices: DEFAULT_PRICES,
          fairWeekMinutes: fairWeekOf(weeks, 90),
          gapStays: 1,
        },
      ).caregiverFairness;
    expect(priceOf(1_400)).toBe(0);
    expect(weeks.map(priceOf).map(Math.sign)).toEqual([-1, -1, 1]);
  });

  it.each([
    [undefined, 0, { movedVisit: 0, changedCaregiver: 0 }],
    ['a', 0, { movedVisit: 0, changedCaregiver: 0 }],
    ['b', 0, { movedVisit: 0, changedCaregiver: 250 }],
    ['a', 15, { movedVisit: 0, changedCaregiver: 0 }],
    ['a', 16, { movedVisit: 100, changedCaregiver: 0 }],
    ['b', 16, { movedVisit: 100, changedCaregiver: 250 }],
    [undefined, 16, { movedVisit: 0, changedCaregiver: 0 }],
  ])(
    'of leaving a plan that sends %s, %i minutes from its time: %j',
    (publishedCaregiverId, start, expected) =>
      expect(price({ start }, { ties: { publishedCaregiverId } })).toMatchObject(expected),
  );

  it.each([
    [299, 299],
    [300, 300],
    [301, 300],
    [-300, -300],
    [-301, -300],
  ])('holds the provider’s account of %i to the most allowed', (providerFairness, tenths) =>
    expect(price({}, { standing: { providerFairness } }).providerFairness).toBe(tenths),
  );
});
