import type { Coordinate } from '@anzhi/geo';
import { Random } from '@anzhi/kernel';
import type { Caregiver } from './facts';
import { Timetable, type WeeklySlot } from './timetable';

const HOME: Coordinate = { latitude: 33.96, longitude: 118.27, datum: 'WGS84' };
/** 9 km away. */
const FAR: Coordinate = { ...HOME, latitude: 34.041 };

const caregiver: Caregiver = {
  id: 'c',
  accountId: 'a',
  sex: 'FEMALE',
  skills: [],
  credentials: [],
  shifts: [
    { weekday: 1, startMinute: 480, endMinute: 720 },
    { weekday: 3, startMinute: 600, endMinute: 1200 },
  ],
};

function fill(minutes: number): WeeklySlot[] {
  const timetable = new Timetable();
  const random = new Random('week');
  const taken: WeeklySlot[] = [];
  for (let slot = timetable.take(caregiver, minutes, HOME, random); slot;) {
    taken.push(slot);
    slot = timetable.take(caregiver, minutes, HOME, random);
  }
  return taken;
}

describe('a caregiver’s week', () => {
  it.each([30, 60, 120])('is filled with visits of %i minutes that leave time for the way', (minutes) => {
    const taken = fill(minutes);
    expect(taken.length).toBeGreaterThan(4);
    for (const { weekday, startMinute } of taken) {
      const shift = caregiver.shifts.find((each) => each.weekday === weekday);
      expect(startMinute).toBeGreaterThanOrEqual(shift?.startMinute ?? Infinity);
      expect(startMinute + minutes).toBeLessThanOrEqual(shift?.endMinute ?? 0);
      const next = taken.filter((other) => other.weekday === weekday && other.startMinute > startMinute);
      for (const other of next) expect(other.startMinute).toBeGreaterThanOrEqual(startMinute + minutes + 15);
    }
  });

  it('leaves time for a long way', () => {
    const timetable = new Timetable();
    const one = { ...caregiver, shifts: caregiver.shifts.slice(0, 1) };
    expect(timetable.take(one, 60, HOME, new Random('w'))).toEqual({ weekday: 1, startMinute: 480 });
    expect(timetable.take(one, 60, FAR, new Random('w'))).toEqual({ weekday: 1, startMinute: 585 });
    expect(timetable.take(one, 60, HOME, new Random('w'))).toBeUndefined();
  });

  it('has no place for a visit longer than every shift, nor for anybody without shifts', () => {
    expect(fill(700)).toEqual([]);
    expect(new Timetable().take({ ...caregiver, shifts: [] }, 30, HOME, new Random('x'))).toBeUndefined();
  });
});
