import { distanceMetres, type Coordinate } from '@anzhi/geo';
import type { Random } from '@anzhi/kernel';
import type { Caregiver, Shift } from './facts';
import { METRES_PER_MINUTE, STEP_MINUTES, TRAVEL_MINUTES } from './proportions';

export interface WeeklySlot {
  readonly weekday: number;
  readonly startMinute: number;
}

/** Where and when a caregiver's last visit of a shift ends. */
interface Last {
  readonly minute: number;
  readonly place: Coordinate;
}

/** The caregivers' weeks, filled from the morning on: nobody is in two homes at once, and everybody needs his way. */
export class Timetable {
  private readonly last = new Map<Shift, Last>();

  /** A weekly hour of this caregiver in the home there, or undefined when the week is full. */
  take({ shifts }: Caregiver, minutes: number, place: Coordinate, random: Random): WeeklySlot | undefined {
    const first = random.integer(0, Math.max(0, shifts.length - 1));
    for (let turn = 0; turn < shifts.length; turn += 1) {
      const shift = shifts[(first + turn) % shifts.length];
      const last = this.last.get(shift);
      const startMinute = last ? roundUp(last.minute + wayMinutes(last.place, place)) : shift.startMinute;
      if (startMinute + minutes > shift.endMinute) continue;
      this.last.set(shift, { minute: startMinute + minutes, place });
      return { weekday: shift.weekday, startMinute };
    }
    return undefined;
  }
}

const wayMinutes = (from: Coordinate, to: Coordinate): number =>
  TRAVEL_MINUTES + distanceMetres(from, to) / METRES_PER_MINUTE;

export const roundUp = (minutes: number): number => Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
