import { newId } from '@anzhi/kernel';
import type { BenchRun } from '../frame/bench';
import { eachOf } from '../support/each-of';
import { granting, type World } from './world';

const AT_ONCE = 5_000;
const WRITERS = 2;
/** The months of the past over which it is spread, this one not among them. */
const MONTHS = 12;
const MONTH_MS = 30 * 86_400_000;

/**
 * What years leave behind: grants of past months, an account, a transfer and an entry each, by the ledger's own
 * function. Who books this month books on the lots of this month, as before.
 */
export async function fill(b: BenchRun, { app, admin, source }: World, transfers: number): Promise<void> {
  await app.query(`SELECT ledger.open_months(($1::date - interval '13 months')::date, $1)`, [new Date()]);
  const chunks = Array.from({ length: transfers / AT_ONCE }, (_, chunk) => chunk);
  const now = Date.now();
  await eachOf(chunks, WRITERS, async (chunk) => {
    const at = new Date(now - (1 + (chunk % MONTHS)) * MONTH_MS + chunk);
    const lots = Array.from({ length: AT_ONCE }, () => newId(at));
    const { text, values } = granting(source.MINUTE, 'MINUTE', 'LOT', lots, at);
    await app.query(text, values as unknown[]);
    if (chunk % 40 === 39) b.progress(`${(chunk + 1) * AT_ONCE} of ${transfers} transfers of the past`);
  });
  await admin.query('VACUUM ANALYZE ledger.account, ledger.transfer, ledger.entry');
}
