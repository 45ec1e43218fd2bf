import type { Random } from '@anzhi/kernel';
import type { Caregiver, Shift } from './facts';
import { STEP_MINUTES, TRAVEL_MINUTES } from './proportions';

export interface WeeklySlot {
  readonly weekday: number;
  readonly startMinute: number;
}

/** The caregivers' weeks, filled from the morning on: nobody is in two homes at once. */
export class Timetable {
  /** The first free minute of each shift. */
  private readonly free = new Map<Shift, number>();

  /** A weekly hour of this caregiver, or undefined when the week is full. */
  take({ shifts }: Caregiver, minutes: number, random: Random): WeeklySlot | undefined {
    const first = random.integer(0, Math.max(0, shifts.length - 1));
    for (let turn = 0; turn < shifts.length; turn += 1) {
      const shift = shifts[(first + turn) % shifts.length];
      const startMinute = this.free.get(shift) ?? shift.startMinute;
      if (startMinute + minutes > shift.endMinute) continue;
      this.free.set(shift, roundUp(startMinute + minutes + TRAVEL_MINUTES));
      return { weekday: shift.weekday, startMinute };
    }
    return undefined;
  }
}

export const roundUp = (minutes: number): number => Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
