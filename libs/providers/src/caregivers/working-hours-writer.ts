import type { Tx } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { overlap, type DayStretch } from './working-hours.policy';

/** Replaces a caregiver's week. @returns false when it is so. @throws providers.hours-overlap */
export async function writeWorkingHours(
  tx: Tx,
  caregiverId: string,
  hours: readonly DayStretch[],
): Promise<boolean> {
  if (overlap(hours)) throw ProvidersErrors.hoursOverlap({}, '/hours');
  const known = await tx.query<DayStretch>(
    `SELECT weekday, start_minute AS "startMinute", end_minute AS "endMinute"
       FROM providers.working_hours WHERE caregiver_id = $1`,
    [caregiverId],
  );
  if (linesOf(known) === linesOf(hours)) return false;
  await tx.query('DELETE FROM providers.working_hours WHERE caregiver_id = $1', [caregiverId]);
  await tx.query(
    `INSERT INTO providers.working_hours (caregiver_id, weekday, start_minute, end_minute)
     SELECT $1::uuid, * FROM unnest($2::int[], $3::int[], $4::int[])`,
    [
      caregiverId,
      hours.map(({ weekday }) => weekday),
      hours.map(({ startMinute }) => startMinute),
      hours.map(({ endMinute }) => endMinute),
    ],
  );
  return true;
}

const linesOf = (hours: readonly DayStretch[]): string =>
  hours
    .map(({ weekday, startMinute, endMinute }) => `${weekday} ${startMinute} ${endMinute}`)
    .sort()
    .join();
