import {
  answerRefusal,
  countsAgainst,
  deadlineOf,
  distanceBand,
  isForSameTime,
  TAKEN_BY_ANOTHER,
  type Deadlines,
} from './offer.policy';
import type { OfferState } from './offer.state';

const at = (text: string) => new Date(`${text}:00+08:00`);

describe('The deadline of an offer', () => {
  const deadlines: Deadlines = {
    urgentWithinHours: 4,
    soonWithinHours: 24,
    urgentOfferSeconds: 60,
    soonOfferMinutes: 10,
    laterOfferMinutes: 120,
  };

  it.each([
    ['later', '2026-11-24T09:01', '2026-11-23T11:00'],
    ['within a day', '2026-11-24T09:00', '2026-11-23T09:10'],
    ['after four hours', '2026-11-23T13:01', '2026-11-23T09:10'],
    ['within four hours', '2026-11-23T13:00', '2026-11-23T09:01'],
  ])('for a service %s', (_when, startsAt, expected) => {
    expect(deadlineOf(at('2026-11-23T09:00'), at(startsAt), deadlines)).toEqual(at(expected));
  });

  it('is never after the start', () => {
    const soon = new Date(at('2026-11-23T09:00').getTime() + 30_000);
    expect(deadlineOf(at('2026-11-23T09:00'), soon, deadlines)).toEqual(soon);
  });
});

describe('An answer', () => {
  it.each<[OfferState, string | null, boolean]>([
    ['TIMED_OUT', 'NO_ANSWER', true],
    ['DECLINED', 'NO_STAFF', false],
    ['DECLINED', 'TOO_FAR', false],
    ['DECLINED', 'OTHER', true],
    ['RETURNED', 'CAREGIVER_ILL', false],
    ['RETURNED', 'OTHER', true],
    ['WITHDRAWN', 'TAKEN_BY_ANOTHER', false],
    ['WITHDRAWN', 'NOBODY_SENT', true],
    ['ACCEPTED', null, false],
    ['OPEN', null, false],
  ])('%s (%s) counts against the provider: %s', (state, closeReason, counts) => {
    expect(countsAgainst({ state, closeReason })).toBe(counts);
  });
});

describe('The distance a provider is told', () => {
  it.each([
    [0, 'UNDER_1_KM'],
    [999, 'UNDER_1_KM'],
    [1_000, '1_TO_3_KM'],
    [4_999, '3_TO_5_KM'],
    [5_000, '5_TO_10_KM'],
    [10_000, 'OVER_10_KM'],
    [250_000, 'OVER_10_KM'],
  ])('%s metres', (metres, band) => {
    expect(distanceBand(metres)).toBe(band);
  });
});

describe('An offer', () => {
  const time = { startsAt: at('2026-11-25T09:00'), endsAt: at('2026-11-25T11:00') };

  it('holds for its own time only', () => {
    expect(isForSameTime(time, { ...time })).toBe(true);
    expect(isForSameTime(time, { ...time, startsAt: at('2026-11-25T08:00') })).toBe(false);
    expect(isForSameTime(time, { ...time, endsAt: at('2026-11-25T12:00') })).toBe(false);
  });

  it.each<[OfferState, string | null, string | undefined]>([
    ['OPEN', null, undefined],
    ['ACCEPTED', null, 'offerAlreadyAccepted'],
    ['DECLINED', 'NO_STAFF', 'offerAnswered'],
    ['RETURNED', 'NO_STAFF', 'offerAnswered'],
    ['TIMED_OUT', 'NO_ANSWER', 'offerExpired'],
    ['WITHDRAWN', TAKEN_BY_ANOTHER, 'offerEnded'],
    ['WITHDRAWN', 'CANCELLED_BY_FAMILY', 'offerWithdrawn'],
  ])('that is %s (%s) answers %s', (state, closeReason, expected) => {
    expect(answerRefusal({ state, closeReason })).toBe(expected);
  });
});
