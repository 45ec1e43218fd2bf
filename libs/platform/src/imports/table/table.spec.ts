import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { encode } from 'iconv-lite';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { readTable } from './read-table';
import { writeTable } from './write-table';

const HEADER = '姓名,身份证号,地址\r\n';
const ROW = '张桂兰,321302194001010012,"双庄街道幸福社区, 3号楼"\r\n';
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const cellsIn = async (content: Buffer): Promise<(readonly string[])[]> =>
  (await readTable(content)).rows.map(({ cells }) => cells);

describe('A CSV', () => {
  const expected = {
    format: 'CSV',
    header: ['姓名', '身份证号', '地址'],
    rows: [{ number: 2, cells: ['张桂兰', '321302194001010012', '双庄街道幸福社区, 3号楼'] }],
  };

  it.each([
    ['UTF-8', Buffer.from(HEADER + ROW)],
    ['UTF-8', Buffer.concat([MARK, Buffer.from(HEADER + ROW)])],
    ['GB18030', encode(HEADER + ROW, 'gb18030')],
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), encode((HEADER + ROW).replace(/,(?! )/g, '\t'), 'utf16le')]),
    ],
  ])('is read in %s', async (encoding, content) => {
    expect(await readTable(content)).toEqual({ ...expected, encoding });
  });

  it('may hold characters beyond GBK, such as rare names', async () => {
    expect(await cellsIn(encode('姓名\r\n㛃𠮷\r\n', 'gb18030'))).toEqual([['㛃𠮷']]);
  });

  it('keeps the row numbers of the spreadsheet over empty rows and line breaks in cells', async () => {
    const { rows } = await readTable(Buffer.from('a,b\n\n"x\ny",1\n,\nz,2\n'));
    expect(rows.map(({ number }) => number)).toEqual([3, 5]);
  });

  it('reads over remarks, blanks, invisible characters and ways to force text', async () => {
    const text = '姓名,身份证号\n# 说明,\u200b\n 李秀英\u3000,="321302194001010012"\n王芳,\'+8613812345678\n';
    expect(await cellsIn(Buffer.from(text))).toEqual([
      ['李秀英', '321302194001010012'],
      ['王芳', '+8613812345678'],
    ]);
  });

  it.each([
    ['imports.no-rows', Buffer.from('姓名,身份证号\n')],
    ['imports.no-rows', Buffer.from('')],
    ['imports.broken-quotes', Buffer.from('姓名\n"张桂兰\n')],
    ['imports.unreadable', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x81])],
    ['imports.old-workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['imports.unreadable', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
  ])('that is none is refused: %s', async (code, content) => {
    await expect(readTable(content)).rejects.toMatchObject({ code });
  });
});

describe('A workbook', () => {
  const workbook = (rows: SheetData) => writeWorkbook(rows).toBuffer();

  it('is read as the officer sees it: text, numbers, dates, true and false', async () => {
    const content = await workbook([
      ['姓名', '电话', '纬度', '日期', '在册', '空'],
      [
        '张桂兰',
        13812345678,
        33.963000000000001,
        { type: Date, value: new Date('2026-11-30'), format: 'yyyy/m/d' },
        true,
      ],
    ]);
    const table = await readTable(content);
    expect(table).toMatchObject({ format: 'XLSX', encoding: 'UTF-8' });
    expect(table.rows[0].cells.slice(0, 5)).toEqual([
      '张桂兰',
      '13812345678',
      '33.963',
      '2026-11-30',
      'TRUE',
    ]);
  });

  it('shows that a long number has lost digits', async () => {
    const content = await workbook([['身份证号'], [{ type: Number, value: 321302194001010000 }]]);
    expect(await cellsIn(content)).toEqual([['3.21302E+17']]);
  });

  it('keeps a failed formula visible', async () => {
    const parts = unzipSync(
      await workbook([
        ['姓名', '身份证号'],
        ['张桂兰', 4711],
      ]),
    );
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[sheet]).replace(
      /<c r="B2"[^>]*><v>4711<\/v>/,
      '<c r="B2" t="e"><v>#REF!</v>',
    );
    const content = Buffer.from(zipSync({ ...parts, [sheet]: strToU8(xml) }));
    expect(await cellsIn(content)).toEqual([['张桂兰', '#REF!']]);
  });

  it('that would unpack to more than there is room for is refused unopened', async () => {
    const content = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }));
    const directory = content.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt32LE(2_000_000_000, directory + 24);
    await expect(readTable(content)).rejects.toMatchObject({ code: 'imports.too-much' });
  });
});

describe('A written table', () => {
  const rows = [
    ['姓名', '身份证号', '备注'],
    ['=HYPERLINK("http://x")', '321302194001010012', '+86 "引号", 逗号\n换行'],
    ["'已有撇号", '-1+1', '@x'],
  ];

  it.each([
    { format: 'CSV', encoding: 'UTF-8' },
    { format: 'CSV', encoding: 'GB18030' },
    { format: 'CSV', encoding: 'UTF-16' },
    { format: 'XLSX', encoding: 'UTF-8' },
  ] as const)('comes back the same: $format $encoding', async (form) => {
    const table = await readTable(await writeTable(form, rows));
    expect(table).toMatchObject({ ...form, header: rows[0] });
    expect(table.rows.map(({ cells }) => cells)).toEqual(rows.slice(1));
  });

  it('holds nothing that a spreadsheet program would run', async () => {
    const text = (await writeTable({ format: 'CSV', encoding: 'UTF-8' }, rows)).toString();
    expect(text.match(/(^|,|\n)"?[=+\-@]/g)).toBeNull();
  });

  it('keeps an amount taken away a number', async () => {
    const text = (
      await writeTable({ format: 'CSV', encoding: 'UTF-8' }, [['扣减', '-12.50', '-3']])
    ).toString();
    expect(text).toContain('扣减,-12.50,-3\r\n');
  });
});
