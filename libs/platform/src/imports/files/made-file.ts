import { StreamableFile } from '@nestjs/common';
import type { TableFormat } from '../table/table';

/** A table file made for one answer. */
export interface MadeFile {
  /** ASCII, without extension. */
  readonly name: string;
  readonly format: TableFormat;
  readonly content: Buffer;
}

const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv',
};

export const asAnswer = ({ name, format, content }: MadeFile): StreamableFile =>
  new StreamableFile(content, {
    type: MEDIA_TYPES[format],
    length: content.length,
    disposition: `attachment; filename="${name}.${format.toLowerCase()}"`,
  });
