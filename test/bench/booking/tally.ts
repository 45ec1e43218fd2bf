import type { Statement } from '../frame/pg-loop';
import type { RecordedStatement, Recording } from '../support/recorder';

/** What the database was asked for one request, ready to be played again. */
export function statementsOf(recording: Recording, commandKey: string): Statement[] {
  const recorded: readonly RecordedStatement[] = recording.requests.get(commandKey) ?? [];
  if (recorded.length === 0) throw new Error(`no statement of the command ${commandKey} was recorded`);
  return recorded.map(([text, values]) => ({ text: recording.texts[text], values }));
}

const OPENS = /^\s*(BEGIN|START TRANSACTION)\b/i;
const CLOSES = /^\s*(COMMIT|ROLLBACK)\s*;?\s*$/i;

/** Transactions in a list of statements; outside of one each statement is one of its own. */
export function transactionsIn(statements: readonly Statement[]): number {
  let [count, open] = [0, false];
  for (const { text } of statements) {
    if (!open) count++;
    if (OPENS.test(text)) open = true;
    else if (CLOSES.test(text)) open = false;
  }
  return count;
}
