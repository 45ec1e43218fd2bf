import { accountOf } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { DoneTaskDto } from '../visits/visits.dto';
import type { TaskReportDto } from './operations.dto';

/** Kept as it was said; the leaving makes the care record of it. */
export async function keepTaskReport(
  tx: Tx,
  visitId: string,
  key: string,
  { reportedAt, tasks }: TaskReportDto,
  receivedAt: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO visits.task_report (visit_id, key, tasks, reported_at, received_at, account_id)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [visitId, key, JSON.stringify(tasks), reportedAt, receivedAt, accountOf(tx.ctx)],
  );
}

/** What was reported on the way, in the order in which it was done (a key has its moment in it). */
export async function reportedTasks(tx: Tx, visitId: string): Promise<DoneTaskDto[]> {
  const reports = await tx.query<{ tasks: DoneTaskDto[] }>(
    'SELECT tasks FROM visits.task_report WHERE visit_id = $1 ORDER BY key',
    [visitId],
  );
  return reports.flatMap(({ tasks }) => tasks);
}
