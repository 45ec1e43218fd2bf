import type { Tx } from '../database/tx';

/**
 * Takes one run of a schedule, in the transaction that does the work: of any number of workers exactly one gets
 * it, and a crash gives it back. An advisory lock would only stop them from running at the same time.
 * @param slot what is done once, such as the day or the month
 */
export async function claimSlot(tx: Tx, schedule: string, slot: string): Promise<boolean> {
  const claimed = await tx.one(
    `INSERT INTO platform.schedule_slot (schedule, slot, at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING slot`,
    [schedule, slot, tx.now],
  );
  return claimed !== undefined;
}
