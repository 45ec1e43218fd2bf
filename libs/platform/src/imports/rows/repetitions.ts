import { Injectable } from '@nestjs/common';
import type { DomainError } from '@anzhi/kernel';
import { BlindIndex } from '../../crypto/field-cipher';
import type { Queryable } from '../../database/database';
import type { ImportDefinition, RowProblem } from '../import-definition';
import { RowErrors } from '../imports.errors';
import type { InspectedRow } from './row-inspector';
import type { RowRecord } from './row-store';

type Keys = Pick<RowRecord, 'key' | 'subjectKey' | 'subjectDescription'>;
interface Seen {
  readonly number: number;
  readonly key: string | null;
  readonly subjectKey: string | null;
  readonly subjectDescription: string | null;
}

/** Finds rows of one file that say the same twice, or describe one subject in two ways: the first one stands. */
@Injectable()
export class Repetitions {
  constructor(private readonly index: BlindIndex) {}

  /** @param inspected the next rows of the file, in their order; those before are in the table */
  async compare(
    db: Queryable,
    definition: ImportDefinition<unknown>,
    batchId: string,
    inspected: readonly InspectedRow[],
  ): Promise<RowRecord[]> {
    const keyed = inspected.map((row) => ({ ...row, ...this.keysOf(definition, batchId, row) }));
    const first = new Map<string, Seen>();
    const remember = (seen: Seen): void => {
      for (const name of [seen.key, seen.subjectKey]) if (name && !first.has(name)) first.set(name, seen);
    };
    (await this.seenBefore(db, batchId, keyed)).forEach(remember);
    return keyed.map(({ number, finding, row: _, ...keys }) => {
      const problem = clash(keys, first);
      const problems = typeof finding === 'string' ? (problem ? [problem] : []) : finding;
      if (!problem) remember({ number, ...bare(keys) });
      return {
        number,
        outcome: typeof finding === 'string' && !problem ? finding : 'FAILED',
        problems,
        ...keys,
      };
    });
  }

  private keysOf(definition: ImportDefinition<unknown>, batchId: string, { row }: InspectedRow): Keys {
    if (row === undefined) return {};
    const { key, subject } = definition.identityOf(row);
    const hash = (text: string, what: string): string =>
      this.index.of(text, `platform.import:${batchId}:${what}`).toString('hex');
    if (!subject) return { key: hash(key, 'key') };
    return {
      key: hash(key, 'key'),
      subjectKey: hash(subject.key, 'subject'),
      subjectDescription: hash(subject.description, 'description'),
    };
  }

  private seenBefore(db: Queryable, batchId: string, rows: readonly Keys[]): Promise<Seen[]> {
    const hashes = (values: (string | undefined)[]): string[] =>
      values.filter((value) => value !== undefined);
    const columns = `number, encode(key, 'hex') AS key, encode(subject_key, 'hex') AS "subjectKey",
      encode(subject_description, 'hex') AS "subjectDescription"`;
    return db.query<Seen>(
      `SELECT * FROM (
         SELECT ${columns} FROM platform.import_row
          WHERE batch_id = $1 AND key IN (SELECT decode(k, 'hex') FROM unnest($2::text[]) k)
         UNION
         SELECT ${columns} FROM platform.import_row
          WHERE batch_id = $1 AND subject_key IN (SELECT decode(k, 'hex') FROM unnest($3::text[]) k)) seen
       ORDER BY number`,
      [batchId, hashes(rows.map(({ key }) => key)), hashes(rows.map(({ subjectKey }) => subjectKey))],
    );
  }
}

const bare = ({ key, subjectKey, subjectDescription }: Keys): Omit<Seen, 'number'> => ({
  key: key ?? null,
  subjectKey: subjectKey ?? null,
  subjectDescription: subjectDescription ?? null,
});

function clash(keys: Keys, first: ReadonlyMap<string, Seen>): RowProblem | undefined {
  const same = keys.key === undefined ? undefined : first.get(keys.key);
  if (same) return problem(RowErrors.repeated({ row: same.number }));
  const subject = keys.subjectKey === undefined ? undefined : first.get(keys.subjectKey);
  if (!subject || subject.subjectDescription === keys.subjectDescription) return undefined;
  return problem(RowErrors.contradicts({ row: subject.number }));
}

const problem = ({ code, params }: DomainError): RowProblem => ({ column: null, code, params });
