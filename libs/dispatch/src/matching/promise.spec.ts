import { addDays, addMinutes, Random, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { CaregiverWeek } from '@anzhi/providers';
import { DEFAULT_PRICES } from '../weights/price-table';
import type { Stop } from './insertion.policy';
import { fairWeekOf } from './match-price.policy';
import { judge, type Judged } from './judge.policy';
import type { CaregiverDay, SeniorTies } from './match.queries';
import { MatchingSettings, type MatchLimits } from './matching.settings';
import { promise, type PromiseInput } from './promise';
import { touches, joined, startsOf, worksAt } from './slots.policy';

const LIMITS = Object.fromEntries(
  Object.entries(MatchingSettings).map(([key, { fallback }]) => [key, fallback]),
) as MatchLimits;
const MONDAY = '2026-11-23';
const DAYS = Array.from({ length: 7 }, (_, i) => addDays(MONDAY, i));
const minuteOf = (at: Date): number => at.getTime() / 60_000;
const WEEK_FROM = minuteOf(startOfDay(MONDAY));

describe('What is promised', () => {
  const random = new Random('promise');
  const place = () => ({
    latitude: 33.9 + 0.1 * random.next(),
    longitude: 118.2 + 0.1 * random.next(),
    datum: random.chance(0.5) ? ('WGS84' as const) : ('GCJ02' as const),
  });

  /** From the Sunday before to the Tuesday after; some ways take longer than the pause. */
  const someStops = (): Stop[] => {
    const stops: Stop[] = [];
    for (let day = -1; day < 9; day++) {
      if (random.chance(0.3)) continue;
      let minute = minuteOf(startOfDay(addDays(MONDAY, day))) + random.integer(240, 900);
      for (let i = random.integer(1, 5); i > 0; i--) {
        const end = minute + random.integer(15, 180);
        stops.push({ start: minute, end, place: place() });
        minute = end + random.integer(0, 150);
      }
    }
    return stops.filter((stop, i) => i === 0 || stop.start >= stops[i - 1].end);
  };

  const somebody = (id: string): CaregiverWeek => {
    const from = addMinutes(startOfDay(random.pick(DAYS)), random.integer(0, 1_200));
    const hours = [1, 2, 3, 4, 5, 6, 7]
      .filter(() => random.chance(0.8))
      .flatMap((weekday) => [
        { weekday, startMinute: 360, endMinute: random.integer(500, 760) },
        { weekday, startMinute: 760, endMinute: random.integer(900, 1_440) },
      ]);
    return {
      ...{ id, providerId: 'p', sex: random.pick(['MALE', 'FEMALE'] as const) },
      ...{
        dialects: random.chance(0.5) ? ['WU'] : [],
        skillCount: random.integer(0, 3),
        place: place(),
        hours,
      },
      days: DAYS.filter(() => random.chance(0.9)),
      absences: random.chance(0.3) ? [{ from, to: addMinutes(from, random.integer(30, 2_000)) }] : [],
    };
  };

  const someInput = (): PromiseInput => {
    const ids = Array.from({ length: random.integer(1, 6) }, (_, i) => `c${i}`);
    const some = () => ids.filter(() => random.chance(0.3));
    const ties: SeniorTies = {
      visits: new Map(some().map((id) => [id, random.integer(1, 4)])),
      facesOfWeek: new Set([...some(), ...(random.chance(0.3) ? ['x', 'y'] : [])]),
      excluded: new Set(ids.filter(() => random.chance(0.1))),
    };
    return {
      need: {
        ...{ id: 'senior', minutes: random.integer(30, 180), place: place(), dialect: 'WU' },
        ...(random.chance(0.3) && { preferredCaregiverId: random.pick(ids) }),
      },
      ...{ days: DAYS, caregivers: ids.map(somebody), ties: () => ties },
      stops: new Map(ids.map((id) => [id, { stops: someStops(), weekMinutes: 0 }])),
      terms: { prices: DEFAULT_PRICES, limits: LIMITS, now: startOfDay(addDays(MONDAY, -1)) },
      slots: {
        ...{ stepMinutes: 30, fromHour: 6, toHour: 21 },
        earliest: addMinutes(startOfDay(MONDAY), random.integer(0, 2_000)),
      },
    };
  };

  /** The caregiver's stops that touch a span, with his minutes of the week of `DAYS`. */
  const daysOf = (input: PromiseInput, id: string, from: Date, to: Date): CaregiverDay => {
    const { stops } = input.stops.get(id)!;
    return {
      stops: stops.filter(({ start, end }) => start < minuteOf(to) && end > minuteOf(from)),
      weekMinutes: stops
        .filter(({ start }) => start >= WEEK_FROM && start < WEEK_FROM + 7 * 1_440)
        .reduce((sum, { start, end }) => sum + end - start, 0),
    };
  };

  const judgedAt = (
    input: PromiseInput,
    who: CaregiverWeek,
    startsAt: Date,
    day: CaregiverDay,
    fairWeekMinutes: number,
  ) =>
    judge<CaregiverWeek>({ ...input.need, startsAt }, input.ties(''), { ...input.terms, fairWeekMinutes })(
      who,
      undefined,
      day,
      0,
    );

  /** Everybody judged anew at every start, nothing remembered. */
  const plainly = (input: PromiseInput) =>
    input.days.flatMap((day) => {
      const midnight = startOfDay(day);
      const [from, to] = [startOfDay(addDays(day, -1)), startOfDay(addDays(day, 2))];
      const weeks = input.caregivers
        .filter(({ days }) => days.includes(day))
        .map(({ id }) => daysOf(input, id, from, to).weekMinutes);
      const fair = fairWeekOf(weeks, input.need.minutes);
      return startsOf(midnight, input.need.minutes, input.slots).flatMap((minute) => {
        const startsAt = addMinutes(midnight, minute);
        const able = input.caregivers
          .filter(
            ({ days, hours, absences }) =>
              days.includes(day) &&
              worksAt(joined(hours, weekdayOf(midnight)), minute, input.need.minutes) &&
              !touches(absences, startsAt, addMinutes(startsAt, input.need.minutes)),
          )
          .map((who) => judgedAt(input, who, startsAt, daysOf(input, who.id, from, to), fair))
          .filter(({ refusedBy }) => refusedBy === null);
        const least = Math.min(...able.map(({ total }) => total!));
        const best = able.find(({ isChosen }) => isChosen) ?? able.find(({ total }) => total === least);
        return best ? [{ startsAt, team: [best], caregivers: able.length }] : [];
      });
    });

  it('is what the plain judgement of everybody at every start comes to, and what a match accepts', () => {
    let [promised, late, busy] = [0, 0, 0];
    for (let round = 0; round < 15; round++) {
      const input = someInput();
      const slots = promise(input);
      expect(slots).toEqual(plainly(input));
      promised += slots.length;
      busy += input.caregivers.length * DAYS.length * 30 - slots.length;
      for (const {
        startsAt,
        team: [best],
      } of slots) {
        late += Number(best.insertion!.start > minuteOf(startsAt));
        // the days as a match for that start reads them
        const [from, to] = [addMinutes(startsAt, -1_440), addMinutes(startsAt, 1_440 + input.need.minutes)];
        const again: Judged = judgedAt(
          input,
          best.caregiver,
          startsAt,
          daysOf(input, best.caregiver.id, from, to),
          0,
        );
        expect(again.refusedBy).toBeNull();
      }
    }
    expect(Math.min(promised, busy)).toBeGreaterThan(200);
    expect(late).toBeGreaterThan(0);
  });
});
