import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { rangeOf, type Days } from '../bitemporal/days';
import { Timeline } from '../bitemporal/timeline';
import { PeopleErrors } from '../people.errors';
import type { FactValue } from './fact.codes';
import { checkFact, type NewFact } from './fact.policy';

export interface KnownFact extends Days {
  readonly id: string;
  readonly code: string;
}

const timeline = new Timeline<
  { senior_id: string; code: string },
  { value: FactValue; source: string; evidence_file_id?: string }
>('people.fact', { senior_id: 'uuid', code: 'text' });

/** Writes facts. The caller holds the lock on the senior. */
@Injectable()
export class FactBook {
  constructor(private readonly files: FileStore) {}

  /**
   * What was recorded about these days before is known no longer; about other days it stays.
   * @returns the id of the new row
   * @throws what `checkFact` refuses; files.not-found, files.already-attached
   */
  async record(tx: Tx, seniorId: string, fact: NewFact, evidenceFileId?: string): Promise<string> {
    checkFact(fact);
    const valid = rangeOf(daysOf(fact));
    const key = { senior_id: seniorId, code: fact.code };
    const [{ id }] = await timeline.write(tx, [{ key, valid, data: dataOf(fact, evidenceFileId) }]);
    await this.attach(tx, id!, evidenceFileId);
    return id!;
  }

  /** In place of one that was recorded in error: other days, another value, or both. */
  async correct(
    tx: Tx,
    seniorId: string,
    { old, fact, evidenceFileId }: { old: KnownFact; fact: NewFact; evidenceFileId?: string },
  ): Promise<string> {
    checkFact(fact);
    const key = { senior_id: seniorId, code: fact.code };
    const data = dataOf(fact, evidenceFileId);
    const { id } = await timeline.replace(tx, key, { old, days: daysOf(fact), data });
    await this.attach(tx, id, evidenceFileId);
    return id;
  }

  /** Ends it today; one that has not begun is taken back. @returns the first day on which it no longer holds */
  async end(tx: Tx, seniorId: string, { code, from, to }: KnownFact): Promise<string> {
    const today = businessDate(tx.now);
    const onDate = from < today ? today : from;
    const key = { senior_id: seniorId, code };
    await timeline.write(tx, [{ key, valid: rangeOf({ from: onDate, to }), data: null }]);
    return onDate;
  }

  /** It never was. */
  async retract(tx: Tx, seniorId: string, { code, from, to }: KnownFact): Promise<void> {
    const key = { senior_id: seniorId, code };
    await timeline.write(tx, [{ key, valid: rangeOf({ from, to }), data: null }]);
  }

  /** What is known now under this id. @throws people.fact-not-found */
  async known(tx: Tx, seniorId: string, id: string): Promise<KnownFact> {
    const known = await tx.one<KnownFact>(
      `SELECT id, code, lower(valid) AS from, upper(valid) AS to FROM people.fact
        WHERE id = $1 AND senior_id = $2 AND upper_inf(known)`,
      [id, seniorId],
    );
    if (!known) throw PeopleErrors.factNotFound();
    return known;
  }

  private async attach(tx: Tx, id: string, fileId?: string): Promise<void> {
    if (fileId) await this.files.attach(tx, fileId, { kind: 'people.fact', id });
  }
}

const daysOf = ({ validFrom, validTo }: NewFact): Days => ({ from: validFrom, to: validTo ?? null });

const dataOf = ({ value, source }: NewFact, evidenceFileId?: string) => ({
  value,
  source,
  ...(evidenceFileId && { evidence_file_id: evidenceFileId }),
});
