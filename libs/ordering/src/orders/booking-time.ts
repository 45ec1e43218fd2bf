import { Injectable } from '@nestjs/common';
import { addMinutes } from '@anzhi/kernel';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import { OrderingSettings } from '../ordering.settings';
import { TermsBook } from '../terms/terms-book';
import { bookingProblem, isLateChange, type BookingLimits, type WantedTime } from './booking.policy';

/** The bureau's limits on when and how long, applied; and the calendar facts of a wanted time. */
@Injectable()
export class BookingTime {
  constructor(
    private readonly settings: Settings,
    private readonly terms: TermsBook,
  ) {}

  /** @throws ordering.too-short and its siblings, each with a pointer to the field */
  async check(db: Queryable, wanted: WantedTime): Promise<void> {
    const problem = bookingProblem(wanted, await this.limits(db));
    if (problem) throw OrderingErrors[problem.code](problem.params, `/${problem.field}`);
  }

  /** Whether a change now comes after the free time before its start that was agreed for the order. */
  async isLate(tx: Tx, { id, startsAt }: { id: string; startsAt: Date }): Promise<boolean> {
    return isLateChange(tx.now, startsAt, (await this.terms.of(tx, id)).freeChangeHours);
  }

  limits(db: Queryable): Promise<BookingLimits> {
    const { freeChangeHours: _, ...limits } = OrderingSettings;
    return this.settings.all(db, limits);
  }
}

/** A wanted time as the order keeps it. */
export function serviceTime(wanted: { startsAt: string; plannedMinutes: number }) {
  const startsAt = new Date(wanted.startsAt);
  return {
    startsAt,
    endsAt: addMinutes(startsAt, wanted.plannedMinutes),
    minutes: wanted.plannedMinutes,
  };
}
