import { Random } from '@anzhi/kernel';
import type { Caregiver } from './facts';
import { Timetable, type WeeklySlot } from './timetable';

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
  for (let slot = timetable.take(caregiver, minutes, random); slot;) {
    taken.push(slot);
    slot = timetable.take(caregiver, minutes, random);
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

  it('has no place for a visit longer than every shift, nor for anybody without shifts', () => {
    expect(fill(700)).toEqual([]);
    expect(new Timetable().take({ ...caregiver, shifts: [] }, 30, new Random('x'))).toBeUndefined();
  });
});
