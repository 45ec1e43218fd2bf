import { DomainError } from '@anzhi/kernel';
import type { Tx } from '../../database/tx';
import type { ImportDefinition, ImportFile, RowProblem } from '../import-definition';
import { RowErrors } from '../imports.errors';
import type { InspectedRow } from './row-inspector';
import { problemOfRow } from './row-problem';
import type { RowRecord } from './row-store';

/**
 * Writes one row, or says why not. A row that is refused half way leaves nothing behind, and the others of the
 * chunk go on; what is not about the row (a lost connection, a deadlock) ends the chunk.
 */
export async function applyRow(
  tx: Tx,
  definition: ImportDefinition<unknown>,
  file: ImportFile,
  { row, finding }: InspectedRow,
): Promise<Pick<RowRecord, 'outcome' | 'problems'>> {
  if (typeof finding !== 'string') return { outcome: 'FAILED', problems: finding };
  const collected = [tx.audits, tx.events, tx.jobs].map((list) => ({ list, length: list.length }));
  await tx.query('SAVEPOINT import_row');
  try {
    const outcome = await definition.apply(tx, row, file);
    await tx.query('RELEASE SAVEPOINT import_row');
    return { outcome, problems: [] };
  } catch (error) {
    const problem = problemIn(definition, error);
    if (!problem) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT import_row');
    for (const { list, length } of collected) list.length = length;
    return { outcome: 'FAILED', problems: [problem] };
  }
}

/** Data exceptions and integrity violations (SQLSTATE classes 22 and 23) are about what the row says. */
const ABOUT_THE_DATA = /^2[23]/;

function problemIn(definition: ImportDefinition<unknown>, error: unknown): RowProblem | undefined {
  if (error instanceof DomainError) return problemOfRow(definition.columns, error);
  const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
  return code && ABOUT_THE_DATA.test(code)
    ? problemOfRow(definition.columns, RowErrors.notStorable())
    : undefined;
}
