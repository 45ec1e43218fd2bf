import { Random } from '@anzhi/kernel';
import { insertInto, type Day, type Stop, type Wanted } from './insertion.policy';
import type { Travel } from './travel.policy';

const RULES = {
  lateToleranceMinutes: 10,
  restMinutes: 480,
  mostWorkMinutes: 660,
  contractMinutes: 480,
  idleFromMinutes: 45,
};
/** Places on a line; a minute of travel is a degree. */
const at = (longitude: number) => ({ latitude: 33, longitude, datum: 'WGS84' }) as const;
const travel: Travel = (from, to) => Math.abs(from.longitude - to.longitude);
const stop = (start: number, end: number, place: number): Stop => ({ start, end, place: at(place) });
const day = (...stops: Stop[]): Day => ({ home: at(0), stops });
const wanted = (start: number, minutes: number, place: number): Wanted => ({
  start,
  minutes,
  place: at(place),
});
const put = (into: Day, wish: Wanted) => insertInto(into, wish, travel, RULES);

describe('A visit into a day', () => {
  it('that is empty costs the way there and back', () => {
    expect(put(day(), wanted(540, 60, 7))).toEqual({
      start: 540,
      detour: 14,
      late: [],
      idle: 0,
      overtime: 0,
    });
  });

  it('that is empty answers as one whose other visits are days away', () => {
    const random = new Random('alone');
    for (let i = 0; i < 500; i++) {
      const wish = wanted(random.integer(5_000, 7_000), random.integer(1, 1_100), random.integer(0, 300));
      expect(put(day(), wish)).toEqual(put(day(stop(0, 60, random.integer(0, 300))), wish));
    }
  });

  it('between two on the way costs nothing more', () => {
    const into = day(stop(480, 540, 5), stop(660, 720, 15));
    expect(put(into, wanted(570, 60, 10))).toMatchObject({ detour: 0, start: 570, late: [] });
  });

  it('fills a gap: waiting that is saved counts against the price', () => {
    // 120 minutes between the visits, 10 of them travel: 65 beyond the free 45
    const into = day(stop(480, 540, 5), stop(660, 720, 15));
    expect(put(into, wanted(570, 60, 10))).toMatchObject({ idle: -65 });
  });

  it.each([
    [20, { start: 640, late: [] }],
    [30, { start: 650, late: [10] }],
    [31, { refusedBy: 'WAY_TOO_LONG_BEFORE' }],
  ])('%i minutes away from the one before: %j', (place, expected) => {
    expect(put(day(stop(540, 620, 0)), wanted(640, 60, place))).toMatchObject(expected);
  });

  it.each([
    [20, { late: [] }],
    [30, { late: [10] }],
    [31, { refusedBy: 'WAY_TOO_LONG_AFTER' }],
  ])('%i minutes away from the next one: %j', (place, expected) => {
    expect(put(day(stop(620, 700, 0)), wanted(540, 60, place))).toMatchObject(expected);
  });

  it('pushes on what follows, and counts each delay', () => {
    const into = day(stop(620, 700, 0), stop(704, 760, 0), stop(800, 860, 0));
    expect(put(into, wanted(540, 60, 28))).toMatchObject({ late: [8, 4] });
  });

  it.each([
    [25, { start: 645, late: [5] }],
    [26, { refusedBy: 'WAY_TOO_LONG_BEFORE' }],
  ])('in step with another service, %i minutes away: no later than that allows: %j', (place, expected) => {
    const wish = { ...wanted(640, 60, place), slackMinutes: 5 };
    expect(put(day(stop(540, 620, 0)), wish)).toMatchObject(expected);
  });

  it('has no more slack than the limits allow', () => {
    const wish = { ...wanted(640, 60, 31), slackMinutes: 60 };
    expect(put(day(stop(540, 620, 0)), wish)).toEqual({ refusedBy: 'WAY_TOO_LONG_BEFORE' });
  });

  it('does not push what is on the minute, and may push what comes after it', () => {
    const prompt = { ...stop(620, 700, 0), onTheMinute: true };
    expect(put(day(prompt), wanted(540, 60, 20))).toMatchObject({ late: [] });
    expect(put(day(prompt), wanted(540, 60, 21))).toEqual({ refusedBy: 'WAY_TOO_LONG_AFTER' });
    const second = day(stop(620, 700, 0), { ...stop(704, 760, 0), onTheMinute: true });
    expect(put(second, wanted(540, 60, 24))).toMatchObject({ late: [4] });
    expect(put(second, wanted(540, 60, 25))).toEqual({ refusedBy: 'WAY_TOO_LONG_AFTER' });
  });

  it.each([
    [wanted(540, 61, 0), 'BUSY'],
    [wanted(659, 60, 0), 'BUSY'],
    [wanted(610, 10, 0), 'BUSY'],
  ])('%j is refused where another one is: %s', (wish, refusedBy) => {
    expect(put(day(stop(600, 660, 0)), wish)).toEqual({ refusedBy });
  });

  it('right before and right after another one next door is possible', () => {
    expect(put(day(stop(600, 660, 0)), wanted(540, 60, 0))).toMatchObject({ start: 540 });
    expect(put(day(stop(600, 660, 0)), wanted(660, 60, 0))).toMatchObject({ start: 660 });
  });

  it.each([
    [660, undefined],
    [661, 'DAILY_MAXIMUM'],
  ])('of %i minutes of work in all: %s', (work, refusedBy) => {
    const into = day(stop(0, 300, 0));
    expect((put(into, wanted(400, work - 300, 0)) as { refusedBy?: string }).refusedBy).toBe(refusedBy);
  });

  it.each([
    [900, undefined],
    [901, 'LEGAL_REST'],
  ])('that begins %i minutes after the first: %s', (start, refusedBy) => {
    // pauses shorter than the rest hang a day together; with 480 minutes of rest it may last 960
    const into = day(stop(0, 60, 0), stop(440, 500, 0));
    expect((put(into, wanted(start, 60, 0)) as { refusedBy?: string }).refusedBy).toBe(refusedBy);
  });

  it('after a rest begins a day of its own, from home', () => {
    const into = day(stop(0, 600, 40));
    expect(put(into, wanted(1_080, 600, 5))).toMatchObject({ detour: 10, overtime: 130, idle: 0 });
    expect(put(into, wanted(1_079, 600, 40))).toEqual({ refusedBy: 'LEGAL_REST' });
  });

  it('counts overtime once, from leaving to coming home', () => {
    expect(put(day(stop(0, 480, 0)), wanted(480, 60, 0))).toMatchObject({ overtime: 60 });
    expect(put(day(stop(0, 450, 0)), wanted(460, 60, 0))).toMatchObject({ overtime: 40 });
  });
});

describe('Any visit into any day', () => {
  const random = new Random('insertion');
  const someDay = (): Day => {
    const stops: Stop[] = [];
    let [time, place] = [random.integer(300, 700), random.integer(0, 40)];
    for (let i = random.integer(0, 5); i > 0; i--) {
      const end = time + random.integer(15, 120);
      stops.push(stop(time, end, place));
      const next = random.integer(0, 40);
      time = end + Math.abs(next - place) + random.integer(0, 120);
      place = next;
    }
    return day(...stops);
  };

  /** The earliest starts, by trying every minute within the tolerance and every place in the order. */
  const earliest = ({ stops }: Day, wish: Wanted): number | undefined => {
    for (let start = wish.start; start <= wish.start + RULES.lateToleranceMinutes; start++) {
      for (let k = 0; k <= stops.length; k++) {
        const order = [
          ...stops.slice(0, k),
          { start, end: start + wish.minutes, place: wish.place },
          ...stops.slice(k),
        ];
        let previous: Stop | undefined;
        const isPossible = order.every((each, i) => {
          const least = previous ? previous.end + travel(previous.place, each.place) : 0;
          const begins = Math.max(each.start, least);
          previous = { ...each, start: begins, end: begins + each.end - each.start };
          return i === k ? begins === start : begins - each.start <= (i < k ? 0 : RULES.lateToleranceMinutes);
        });
        if (isPossible) return start;
      }
    }
    return undefined;
  };

  it('begins at the earliest possible minute, and is refused only where there is none', () => {
    let [fits, refused] = [0, 0];
    for (let round = 0; round < 3_000; round++) {
      const into = someDay();
      const wish = wanted(random.integer(300, 1_100), random.integer(15, 120), random.integer(0, 40));
      const answer = insertInto(into, wish, travel, { ...RULES, restMinutes: 0, mostWorkMinutes: 1e6 });
      const found = earliest(into, wish);
      const isBusy = into.stops.some(
        ({ start, end }) => start < wish.start + wish.minutes && end > wish.start,
      );
      if ('refusedBy' in answer) {
        refused++;
        // where the promised times overlap nobody is sent, however little
        expect(isBusy ? 'BUSY' : found).toBe(isBusy ? answer.refusedBy : undefined);
      } else {
        fits++;
        expect(answer.start).toBe(found);
        expect(answer.detour).toBeGreaterThanOrEqual(0);
        expect(answer.overtime).toBeGreaterThanOrEqual(0);
        expect(answer.late.every((late) => late > 0 && late <= RULES.lateToleranceMinutes)).toBe(true);
      }
    }
    expect(Math.min(fits, refused)).toBeGreaterThan(300);
  });
});
