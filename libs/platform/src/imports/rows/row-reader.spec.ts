import type { ImportColumn } from '../import-definition';
import { matchHeader } from './header';
import { reasonOf } from './row-problem';
import { RowReader } from './row-reader';

const column = (key: string, zh: string, en: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  key,
  zh,
  en,
  example: '',
  hint: { zh: '', en: '' },
  ...more,
});
const COLUMNS = [
  column('name', '姓名', 'Name', { required: true }),
  column('number', '身份证号', 'ID number', { required: true, aliases: ['公民身份号码'] }),
  column('since', '起始日期', 'Since'),
];

describe('The header', () => {
  it('may be Chinese or English, in any order, with marks and explanations', () => {
    expect(matchHeader(COLUMNS, ['公民身份号码*（必填，18位）', ' name ', '序号'], 'zh-CN')).toEqual([
      'number',
      'name',
      null,
    ]);
  });

  it('is refused with every difference named', () => {
    expect(() => matchHeader(COLUMNS, ['姓名', '姓 名', '出生地'], 'zh-CN')).toThrow(
      expect.objectContaining({
        code: 'imports.header-mismatch',
        fields: [
          expect.objectContaining({ detail: '不认识的列“出生地”' }),
          expect.objectContaining({ detail: '列“姓 名”出现了不止一次' }),
          expect.objectContaining({ detail: '缺少必填列“身份证号”' }),
        ],
      }) as Error,
    );
  });
});

describe('A row', () => {
  const read = (cells: Record<string, string>) => new RowReader(COLUMNS, new Map(Object.entries(cells)));
  const since = (text: string) => read({ name: '张', number: '1', since: text });

  it('says everything that is wrong with it, once a cell', () => {
    const cells = read({ number: '3.21302E+17', since: '2月30日' });
    cells.date('since');
    cells.text('number', 3);
    expect(reasonOf(COLUMNS, cells.problems, 'zh-CN')).toBe(
      '姓名：必填；身份证号：号码被表格软件当成数字，末尾几位已丢失；请把该列设为“文本”格式后重新填写；' +
        '起始日期：不是有效日期，请写成 2026-11-30',
    );
    expect(reasonOf(COLUMNS, cells.problems, 'en')).toMatch(/^Name: Required; ID number: Saved as a number/);
  });

  it.each(['2026-3-5', '2026/03/05', '2026.3.5', '2026年3月5日', '20260305', '２０２６-０３-０５'])(
    'reads the day %s',
    (text) => {
      expect(since(text).date('since')).toBe('2026-03-05');
    },
  );

  it.each(['2026-02-30', '2026', '5/3/2026', '明天'])('refuses the day %s', (text) => {
    const cells = since(text);
    expect(cells.date('since')).toBeUndefined();
    expect(cells.problems).toMatchObject([{ column: 'since', code: 'imports.row.not-a-date' }]);
  });

  it('reads choices by their names or codes', () => {
    const choices = { 低保: 'DIBAO', 独居: 'LIVING_ALONE' } as const;
    expect(since('低保、living_alone,低保').choices('since', choices)).toEqual(['DIBAO', 'LIVING_ALONE']);
    const cells = since('富裕');
    expect(cells.choices('since', choices)).toEqual([]);
    expect(cells.problems).toMatchObject([{ params: { choices: '低保、独居' } }]);
  });

  it.each([
    ['33.96', 33.96],
    ['91', undefined],
    ['北', undefined],
  ])('reads the number %s', (text, value) => {
    expect(since(text).number('since', -90, 90)).toBe(value);
  });
});
