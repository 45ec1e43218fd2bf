import PDFDocument from 'pdfkit';
import { documentFont, requireGlyphs } from './fonts';
import { qrSquares } from './qr';

export interface PaperInfo {
  readonly title: string;
  /** When what it says became so; the file has no other time. */
  readonly at: Date;
  /** At the foot of each page, beside the page number. */
  readonly foot: string;
}

export interface PaperColumn {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TextStyle {
  readonly size?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly colour?: string;
}

const MARGIN = 36;
const A4 = { width: 595, height: 842 } as const;
const FOOT = 24;
const CELL = { size: 7, line: 9.5, padX: 3, padY: 3.5 } as const;
const INK = '#111111';
const GREY = '#555555';
const RULE = '#999999';
const FONT = 'zh';

/** Characters that draw nothing and would stand in the text of the file. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/**
 * A4 pages in Chinese, from top to bottom: headings, tables that go over pages with their heading row, boxes, a code.
 * The same calls give the same bytes: nothing is taken from a clock or at random.
 */
export class PdfPaper {
  static readonly width = A4.width - 2 * MARGIN;

  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private y = MARGIN;

  constructor(private readonly info: PaperInfo) {
    requireGlyphs(info.title + info.foot);
    this.pdf = new PDFDocument({
      size: [A4.width, A4.height],
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      info: {
        Title: info.title,
        Creator: '安之',
        Producer: '安之',
        CreationDate: info.at,
        ModDate: info.at,
      },
    });
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.pdf.registerFont(FONT, documentFont());
    this.pdf.font(FONT);
  }

  /** One paragraph over the whole width, or the part of it from `x` that is `width` wide. */
  text(text: string, style: TextStyle = {}, x = 0, width = PdfPaper.width): this {
    const size = style.size ?? 9;
    for (const line of this.wrap(text, width, size)) {
      this.room(size * 1.5);
      this.put(line, x, this.y, width, style);
      this.y += size * 1.5;
    }
    return this;
  }

  gap(points: number): this {
    this.y += points;
    return this;
  }

  /** What is known of something, two to a row: `名称  某某`. */
  facts(pairs: readonly (readonly [name: string, value: string])[], nameWidth = 64): this {
    const half = PdfPaper.width / 2;
    for (let at = 0; at < pairs.length; at += 2) {
      const row = pairs.slice(at, at + 2);
      const wrapped = row.map(([, value]) => this.wrap(value, half - nameWidth - 8, 9));
      const height = Math.max(...wrapped.map((lines) => lines.length)) * 13.5;
      this.room(height);
      row.forEach(([name], side) => {
        this.put(name, side * half, this.y, nameWidth, { colour: GREY });
        wrapped[side].forEach((line, number) =>
          this.put(line, side * half + nameWidth, this.y + number * 13.5, half - nameWidth - 8, {}),
        );
      });
      this.y += height;
    }
    return this;
  }

  /** A row never breaks over pages; the heading row is repeated on each. A `total` row is set off by a thicker rule. */
  table(
    columns: readonly PaperColumn[],
    rows: readonly (readonly string[])[],
    total?: readonly string[],
  ): this {
    const heading = (): void =>
      this.row(
        columns.map((column) => ({ ...column, align: 'center' })),
        columns.map(({ title }) => title),
        { fill: '#eeeeee' },
      );
    this.room(3 * (CELL.line + 2 * CELL.padY));
    heading();
    for (const [index, cells] of [...rows, ...(total ? [total] : [])].entries()) {
      if (this.breaks(this.rowHeight(columns, cells))) {
        this.nextPage();
        heading();
      }
      this.row(columns, cells, index === rows.length ? { fill: '#f7f7f7' } : {});
    }
    return this;
  }

  /** Boxes side by side for names and stamps. */
  boxes(
    boxes: readonly { readonly title: string; readonly lines: readonly string[] }[],
    height: number,
  ): this {
    const width = PdfPaper.width / boxes.length;
    this.room(height);
    boxes.forEach(({ title, lines }, index) => {
      const x = index * width;
      this.frame(x, this.y, width, height);
      this.put(title, x + 6, this.y + 6, width - 12, { size: 9 });
      let below = this.y + 24;
      for (const line of lines.flatMap((each) => this.wrap(each, width - 12, 8))) {
        this.put(line, x + 6, below, width - 12, { size: 8, colour: GREY });
        below += 12;
      }
    });
    this.y += height;
    return this;
  }

  /** A QR code at the right of the lines that say what it is for. */
  code(text: string, lines: readonly string[], side = 84): this {
    this.room(side);
    const top = this.y;
    const squares = qrSquares(text);
    const square = side / squares.length;
    const left = MARGIN + PdfPaper.width - side;
    squares.forEach((row, at) =>
      row.forEach((dark, column) => {
        if (dark) this.pdf.rect(left + column * square, top + at * square, square, square);
      }),
    );
    this.pdf.fill('#000000');
    let below = top;
    for (const line of lines.flatMap((each) => this.wrap(each, PdfPaper.width - side - 16, 8))) {
      this.put(line, 0, below, PdfPaper.width - side - 16, { size: 8 });
      below += 12;
    }
    this.y = Math.max(top + side, below) + 4;
    return this;
  }

  /** The file, with the foot of every page. */
  finish(): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.pdf.switchToPage(start + page);
      const y = A4.height - MARGIN - 6;
      this.put(this.info.foot, 0, y, PdfPaper.width - 90, { size: 7, colour: GREY });
      const number = `第 ${page + 1} 页 共 ${count} 页`;
      this.put(number, PdfPaper.width - 90, y, 90, { size: 7, colour: GREY, align: 'right' });
    }
    return new Promise((resolve, reject) => {
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
      this.pdf.end();
    });
  }

  private row(columns: readonly PaperColumn[], cells: readonly string[], { fill }: { fill?: string }): void {
    const height = this.rowHeight(columns, cells);
    let x = 0;
    columns.forEach(({ width, align }, index) => {
      if (fill) this.pdf.rect(MARGIN + x, this.y, width, height).fill(fill);
      this.frame(x, this.y, width, height);
      this.wrap(cells[index] ?? '', width - 2 * CELL.padX, CELL.size).forEach((line, number) =>
        this.put(line, x + CELL.padX, this.y + CELL.padY + number * CELL.line, width - 2 * CELL.padX, {
          size: CELL.size,
          align,
        }),
      );
      x += width;
    });
    this.y += height;
  }

  private rowHeight(columns: readonly PaperColumn[], cells: readonly string[]): number {
    const lines = columns.map(({ width }, index) =>
      this.wrap(cells[index] ?? '', width - 2 * CELL.padX, CELL.size),
    );
    return Math.max(...lines.map(({ length }) => length), 1) * CELL.line + 2 * CELL.padY;
  }

  private frame(x: number, y: number, width: number, height: number): void {
    this.pdf
      .lineWidth(0.5)
      .rect(MARGIN + x, y, width, height)
      .stroke(RULE);
  }

  private put(
    text: string,
    x: number,
    y: number,
    width: number,
    { size = 9, align, colour = INK }: TextStyle,
  ): void {
    if (text === '') return;
    this.pdf.fontSize(size).fillColor(colour);
    const free = width - this.pdf.widthOfString(text);
    const shift = align === 'right' ? free : align === 'center' ? free / 2 : 0;
    this.pdf.text(text, MARGIN + x + Math.max(shift, 0), y, { lineBreak: false });
  }

  /** Lines that fit. Chinese breaks anywhere, and so does a number that is longer than its cell. */
  private wrap(text: string, width: number, size: number): string[] {
    const clean = text.replace(/[\r\n\t]+/g, ' ').replace(UNSEEN, '');
    requireGlyphs(clean);
    this.pdf.fontSize(size);
    if (this.pdf.widthOfString(clean) <= width) return [clean];
    const lines: string[] = [];
    let line = '';
    for (const character of clean) {
      if (line !== '' && this.pdf.widthOfString(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    return [...lines, line];
  }

  private room(height: number): void {
    if (this.breaks(height)) this.nextPage();
  }

  private breaks(height: number): boolean {
    return this.y + height > A4.height - MARGIN - FOOT;
  }

  private nextPage(): void {
    this.pdf.addPage();
    this.y = MARGIN;
  }
}
