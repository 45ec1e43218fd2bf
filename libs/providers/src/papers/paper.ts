import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { paperMachine, type PaperEvent, type PaperState } from './paper.state';

/** How a paper's term is stored: from its first day to its last, or open. `$n` are dates, the second may be null. */
export const termOf = (from: string, last: string): string => `daterange(${from}::date, ${last}::date, '[]')`;

/** Columns every reader of papers wants; `day` is the placeholder of today in China. */
export const paperColumns = (alias: string, day: string): string => `
  ${alias}.id, ${alias}.type, ${alias}.number, lower(${alias}.valid)::text AS "validFrom",
  (upper(${alias}.valid) - 1)::text AS "lastDay", ${alias}.file_id IS NOT NULL AS "hasFile", ${alias}.reason,
  CASE WHEN ${alias}.state = 'APPROVED' AND upper(${alias}.valid) <= ${day}::date
       THEN 'EXPIRED' ELSE ${alias}.state END AS state`;

/** A locked row of `providers.licence` or `providers.credential`. */
export interface LockedPaper {
  readonly id: string;
  readonly type: string;
  readonly state: PaperState;
  readonly lastDay: string | null;
}

export interface PaperChanged {
  readonly id: string;
  readonly state: PaperState;
}

/** @throws providers.paper-decided, providers.paper-not-approved, providers.paper-expired */
export async function changePaper(
  tx: Tx,
  table: 'licence' | 'credential',
  paper: LockedPaper,
  event: PaperEvent,
  reason: string,
): Promise<PaperChanged> {
  const state = paperMachine.next(paper.state, event);
  if (!state) throw event === 'revoke' ? ProvidersErrors.paperNotApproved() : ProvidersErrors.paperDecided();
  const isExpired = paper.lastDay !== null && paper.lastDay < businessDate(tx.now);
  if (event === 'approve' && isExpired) throw ProvidersErrors.paperExpired();
  await tx.query(
    `UPDATE providers.${table} SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
    [paper.id, state, tx.ctx.actor.accountId, tx.now, reason],
  );
  return { id: paper.id, state };
}

/** @throws providers.dates-swapped */
export function checkTerm({ validFrom, lastDay }: { validFrom: string; lastDay?: string | null }): void {
  if (lastDay && lastDay < validFrom) throw ProvidersErrors.datesSwapped({}, '/lastDay');
}
