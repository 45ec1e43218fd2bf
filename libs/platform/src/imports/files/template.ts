import type { Locale } from '@anzhi/kernel';
import type { MadeFile } from '../../files/made-file';
import type { ImportDefinition } from '../import-definition';
import { headingOf } from '../rows/row-problem';
import { REMARK } from '../table/read-table';
import type { TableFormat } from '../table/table';
import { writeTable } from '../table/write-table';

/** Rows of a workbook that are text before anybody types into them, so that no number loses its digits. */
const TEXT_ROWS = 1_000;

const WORDS: Readonly<Record<Locale, { hint: string; example: string }>> = {
  'zh-CN': { hint: '填写说明（以 # 开头的行不会导入；* 为必填）：', example: '示例：' },
  en: {
    hint: 'How to fill in (rows beginning with # are not imported; * is required): ',
    example: 'Example: ',
  },
};

/** An empty file with headings, and two remarks below them: hints and an example. */
export async function makeTemplate(
  { kind, columns }: ImportDefinition<unknown>,
  format: TableFormat,
  locale: Locale,
): Promise<MadeFile> {
  const words = WORDS[locale];
  const remark = (word: string, texts: string[]): string[] =>
    texts.map((text, at) => (at === 0 ? `${REMARK} ${word}${text}` : text));
  const rows = [
    columns.map((column) => headingOf(column, locale) + (column.required ? '*' : '')),
    remark(
      words.hint,
      columns.map(({ hint }) => (locale === 'en' ? hint.en : hint.zh)),
    ),
    remark(
      words.example,
      columns.map(({ example }) => example),
    ),
  ];
  const content = await writeTable({ format, encoding: 'UTF-8' }, rows, TEXT_ROWS);
  return { name: `${kind.replaceAll('.', '-')}-template.${format.toLowerCase()}`, content };
}
