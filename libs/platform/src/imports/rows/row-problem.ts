import { DomainError, knownErrors, type Locale } from '@anzhi/kernel';
import type { ImportColumn, RowProblem } from '../import-definition';

/** A refusal as a problem of the row; its pointer names the column. */
export function problemOfRow(columns: readonly ImportColumn[], error: DomainError): RowProblem {
  const column = columns.find(({ key, pointer }) => error.pointer === (pointer ?? `/${key}`));
  return { column: column?.key ?? null, code: error.code, params: error.params };
}

/** In words, as the refusal itself would say it. */
export function textOf({ code, params }: RowProblem, locale: Locale): string {
  const spec = knownErrors().get(code);
  return spec ? new DomainError(code, spec, params).messageIn(locale) : code;
}

export const headingOf = (column: ImportColumn, locale: Locale): string =>
  locale === 'en' ? column.en : column.zh;

/** All problems of a row in one cell: 身份证号：必填；手机号：电话号码不正确. */
export function reasonOf(
  columns: readonly ImportColumn[],
  problems: readonly RowProblem[],
  locale: Locale,
): string {
  const [colon, semicolon] = locale === 'en' ? [': ', '; '] : ['：', '；'];
  const sentences = problems.map((problem) => {
    const column = columns.find(({ key }) => key === problem.column);
    return (column ? headingOf(column, locale) + colon : '') + textOf(problem, locale);
  });
  return sentences.join(semicolon);
}
