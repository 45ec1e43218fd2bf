import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { pagesOf } from '@test/pdf';
import { exampleStatement } from '@test/statement';
import { sha256, statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';
import { statementXlsx } from './statement-xlsx';

describe('The PDF of a statement', () => {
  it('can be searched in Chinese, rare surnames included', async () => {
    const text = pagesOf(await statementPdf(exampleStatement())).join('');
    const { head, proof } = exampleStatement();
    for (const words of [
      ...['居家养老服务费用结算单', head.number, head.provider.name, head.provider.creditCode, '2026年11月'],
      ...['欧阳㛃', '仉犇', '尉迟䶮', '上门助浴（自理/半自理）', '迟到41分钟', '复核认定服务未发生'],
      ...['合计（大写）：人民币壹佰贰拾伍元整（¥125.00）', '政府购买居家养老服务·县级', '-35.00'],
      ...[proof.root, proof.dataSha256, proof.verificationUrl, '服务机构（盖章）', '县区民政部门（盖章）'],
    ])
      expect(text).toContain(words.replace(/\s/g, ''));
  });

  it('goes over pages with its heading row and page numbers', async () => {
    const pages = pagesOf(await statementPdf(exampleStatement(240)));
    expect(pages.length).toBeGreaterThan(4);
    const withLines = pages.filter((page) => page.includes('A1-00'));
    expect(withLines.every((page) => page.includes('序号工单号日期老人'))).toBe(true);
    pages.forEach((page, index) => expect(page).toContain(`第${index + 1}页共${pages.length}页`));
    for (const no of [1, 120, 240]) expect(pages.join('')).toContain(`A1-${String(no).padStart(5, '0')}`);
  });

  it('is the same bytes for the same content, and others for another', async () => {
    const [one, two, other] = await Promise.all([
      statementPdf(exampleStatement()),
      statementPdf(exampleStatement()),
      statementPdf(exampleStatement(4)),
    ]);
    expect(sha256(one)).toBe(sha256(two));
    expect(sha256(other)).not.toBe(sha256(one));
  });

  it('is not made when a name has a character the font lacks', async () => {
    const [line, ...rest] = exampleStatement().lines;
    const content = exampleStatement(3, { lines: [{ ...line, senior: '王\u{30000}' }, ...rest] });
    await expect(async () => statementPdf(content)).rejects.toMatchObject({
      code: 'settlement.glyph-missing',
      params: { character: '\u{30000}', codePoint: 'U+30000', text: '王\u{30000}' },
    });
  });

  it('keeps a sum below nothing legible', async () => {
    const content = exampleStatement();
    const pdf = await statementPdf({ ...content, totals: { ...content.totals, payableFen: -123_456 } });
    expect(pagesOf(pdf).join('')).toContain('人民币负壹仟贰佰叁拾肆元伍角陆分（¥-1,234.56）');
  });
});

describe('The workbook of a statement', () => {
  it('holds lines, sums and what was taken off as numbers that add up', async () => {
    const content = exampleStatement();
    const file = await statementXlsx(content);
    const [header, ...rows] = await readSheet(file, '明细');
    expect(header.slice(0, 5)).toEqual(['序号', '类别', '工单号', '服务日期', '老人']);
    expect(rows[0].slice(0, 7)).toEqual([
      1,
      'VISIT',
      'A1-00001',
      '2026-11-02',
      '欧阳㛃',
      '仉犇',
      '上门助浴（自理/半自理）',
    ]);
    const payable = rows.reduce((sum, row) => sum + Math.round(Number(row.at(-1)) * 100), 0);
    expect(payable).toBe(content.lines.reduce((sum, line) => sum + line.payableFen, 0));
    const cover = (await readSheet(file, '结算单')).flat();
    for (const words of [content.head.number, '壹佰贰拾伍元整', content.proof.dataSha256, 125])
      expect(cover).toContain(words);
    expect((await readSheet(file, '冲抵')).flat()).toContain('JS-321302-202610-00037');
  });

  it('is the same bytes for the same content', async () => {
    const [one, two] = [await statementXlsx(exampleStatement()), await statementXlsx(exampleStatement())];
    expect(sha256(one)).toBe(sha256(two));
  });

  it('takes no text for a formula', async () => {
    const [line] = exampleStatement(1).lines;
    const file = await statementXlsx(exampleStatement(1, { lines: [{ ...line, senior: '=1+1' }] }));
    expect((await readSheet(file, '明细'))[1][4]).toBe('=1+1');
  });
});

describe('The data file of a statement', () => {
  it('has the mark that Excel asks for, and every column', async () => {
    const file = await statementCsv(exampleStatement());
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = file.toString('utf8');
    expect(text).toContain('本期应付,125.00\r\n');
    expect(text).toContain('政府购买居家养老服务·县级');
    expect(text).toContain(',-35.00,');
    expect(text).not.toContain(exampleStatement().proof.dataSha256);
  });

  it.each(['=HYPERLINK("http://x","a")', '+cmd|calc', '@SUM(A1)', '-1+1', '\t=1'])(
    'keeps %j a text',
    async (senior) => {
      const [line] = exampleStatement(1).lines;
      const file = await statementCsv(exampleStatement(1, { lines: [{ ...line, senior }] }));
      expect(file.toString('utf8')).toContain(`'${senior}`.replaceAll('"', '""'));
    },
  );
});

describe('LibreOffice', () => {
  const soffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' });

  it('opens the workbook, or is told to be missing', async () => {
    if (soffice.error) {
      console.warn('NOT RUN: soffice is not there (Debian: libreoffice-calc-nogui)');
      return;
    }
    const area = mkdtempSync(join(tmpdir(), 'statement-'));
    try {
      writeFileSync(join(area, 's.xlsx'), await statementXlsx(exampleStatement()));
      const profile = `-env:UserInstallation=file://${area}/profile`;
      // 明细 is the second sheet: the last number of the filter's options.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
      const ran = spawnSync(
        'soffice',
        [profile, '--headless', '--convert-to', filter, '--outdir', area, join(area, 's.xlsx')],
        {
          encoding: 'utf8',
          timeout: 60_000,
        },
      );
      expect(ran.stderr).not.toContain('Error');
      const text = readFileSync(join(area, 's-明细.csv'), 'utf8');
      expect(text).toContain('欧阳㛃,仉犇,上门助浴（自理/半自理）');
      expect(text).toContain(',60,58,70.5,20,30,5,15.5,-5,50');
    } finally {
      rmSync(area, { recursive: true });
    }
  }, 90_000);
});
