import type { ErrorParams, Scope } from '@anzhi/kernel';
import type { Queryable } from '../database/database';
import type { Tx } from '../database/tx';
import type { RowReader } from './rows/row-reader';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface ImportColumn extends Bilingual {
  readonly key: string;
  /** Other headings under which bureaus keep it. */
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** Shown in the template. */
  readonly example: string;
  readonly hint: Bilingual;
  /** How lists show it; absent for what is no personal data. */
  readonly mask?: (text: string) => string;
  /** Pointer of the refusals of `apply` that are about this column, when it is not `/key`. */
  readonly pointer?: string;
}

export const ROW_OUTCOMES = ['NEW', 'CHANGED', 'UNCHANGED'] as const;
/** What applying a row does, or did. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** A refusal about one row, by the code of `defineErrors`; put into words when it is shown. */
export interface RowProblem {
  /** Key of the column; null when it is about the row as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly params: ErrorParams;
}

export type RowFinding = RowOutcome | readonly RowProblem[];

/** By what rows of one file are compared. Stored as keyed hashes only. */
export interface RowIdentity {
  /** Two rows with the same one are a repetition. */
  readonly key: string;
  /** Rows about the same subject (a provider with several licences) must describe it alike. */
  readonly subject?: { readonly key: string; readonly description: string };
}

/** The file a row belongs to. */
export interface ImportFile {
  readonly id: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly rowCount: number;
}

/** A row as the dry run left it; `row` is there when it could be read. */
export interface CheckedRow<Row> {
  readonly row?: Row;
  readonly outcome: RowOutcome | 'FAILED';
  readonly problems: readonly RowProblem[];
}

/** What a context must say so that its rosters can come in by file. Registered in its `onModuleInit`. */
export interface ImportDefinition<Row> {
  /** `people.seniors`; part of URLs. */
  readonly kind: string;
  readonly title: Bilingual;
  /** Who may import it, and where. */
  readonly permission: string;
  readonly columns: readonly ImportColumn[];

  /**
   * Reads one row; what is wrong is said to the reader, and then the result is not used (and may be undefined). May
   * look at what is kept in memory (divisions, code lists), never at the database.
   */
  read(cells: RowReader, scope: Scope): Promise<Row | undefined>;

  identityOf(row: Row): RowIdentity;

  /** Holds many rows against the database, in a few queries for all of them; one finding a row, in their order. */
  check(db: Queryable, scope: Scope, rows: readonly Row[]): Promise<readonly RowFinding[]>;

  /** Writes one row; doing it again changes nothing. @throws refusals with a pointer to the column */
  apply(tx: Tx, row: Row, file: ImportFile): Promise<RowOutcome>;

  /** Hears of each part of the dry run in its transaction; for files that mean something as a whole. */
  checked?(tx: Tx, file: ImportFile, rows: readonly CheckedRow<Row>[], isLast: boolean): Promise<void>;

  /** Asked before the application begins. @throws a refusal of the whole file */
  admit?(tx: Tx, file: ImportFile): Promise<void>;

  /** Hears in the last transaction of the application that every row was applied. */
  completed?(tx: Tx, file: ImportFile): Promise<void>;

  /** The divisions and everything below them; the platform does not know the tree. */
  subtree(regionIds: readonly number[]): Promise<number[]>;
}
