import { DomainError, type FieldProblem, type Locale } from '@anzhi/kernel';
import type { ImportColumn } from '../import-definition';
import { ImportErrors } from '../imports.errors';
import { headingOf } from './row-problem';

/** The column of reasons that a file of failed rows has; read over when the file comes back. */
export const REASON_HEADING: Readonly<Record<Locale, string>> = { 'zh-CN': '失败原因', en: 'Reason' };

/** What rosters carry along without it meaning anything here. */
const IGNORED = ['失败原因', 'Reason', '序号', 'No.', '备注', 'Remark', 'Remarks'];

/** 身份证号*（必填） and "身份证号" are one heading, "ID Number" and "id number" too. */
const plain = (heading: string): string =>
  heading.normalize('NFKC').replace(/\(.*$/s, '').replace(/[\s*]/g, '').toLowerCase();

const ignored = new Set(IGNORED.map(plain));
const namesOf = (column: ImportColumn): string[] =>
  [column.zh, column.en, ...(column.aliases ?? [])].map(plain);

/**
 * Which column stands at which place, by the Chinese or the English heading in any order; null for what is read
 * over. A heading that nobody knows is refused: what it holds must not be lost in silence.
 * @throws imports.header-mismatch with every difference
 */
export function matchHeader(
  columns: readonly ImportColumn[],
  header: readonly string[],
  locale: Locale,
): (string | null)[] {
  const byName = new Map(columns.flatMap((column) => namesOf(column).map((name) => [name, column.key])));
  const keys = header.map((heading) => byName.get(plain(heading)) ?? null);
  const problems = [
    ...header
      .filter((heading, at) => keys[at] === null && !ignored.has(plain(heading)))
      .map((heading) => ImportErrors.unknownColumn({ column: heading })),
    ...header
      .filter((_, at) => keys[at] !== null && keys.indexOf(keys[at]) < at)
      .map((heading) => ImportErrors.repeatedColumn({ column: heading })),
    ...columns
      .filter(({ key, required }) => required && !keys.includes(key))
      .map((column) => ImportErrors.missingColumn({ column: headingOf(column, locale) })),
  ];
  if (problems.length) throw mismatch(problems, locale);
  return keys;
}

function mismatch(problems: readonly DomainError[], locale: Locale): DomainError {
  const { code, spec } = ImportErrors.headerMismatch();
  const fields = problems.map((problem): FieldProblem => {
    return { pointer: '/file', code: problem.code, detail: problem.messageIn(locale) };
  });
  return new DomainError(code, spec, { count: problems.length }, undefined, fields);
}

/** The cells of a row by column. */
export function cellsOf(keys: readonly (string | null)[], texts: readonly string[]): Map<string, string> {
  return new Map(
    keys.flatMap((key, at): [string, string][] => (key === null ? [] : [[key, texts[at] ?? '']])),
  );
}
