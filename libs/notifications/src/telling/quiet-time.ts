import { Injectable } from '@nestjs/common';
import { Settings, type Queryable } from '@anzhi/platform';
import { NotificationsSettings } from '../notifications.settings';
import { quietUntil, type QuietHours } from './quiet-hours.policy';

/** The quiet hours that the bureau has set. */
@Injectable()
export class QuietTime {
  constructor(private readonly settings: Settings) {}

  hours(db: Queryable): Promise<QuietHours> {
    const { quietFromMinute, quietToMinute } = NotificationsSettings;
    return this.settings.all(db, { from: quietFromMinute, to: quietToMinute });
  }

  /** When the quiet time ends in which the instant lies, or undefined when it lies in none. */
  async until(db: Queryable, at: Date): Promise<Date | undefined> {
    return quietUntil(at, await this.hours(db));
  }
}
