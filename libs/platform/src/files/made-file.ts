import { StreamableFile } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { attachment } from './download';

/** A file made for one answer and kept nowhere. A long one may be written as it is read. */
export interface MadeFile<Content extends Buffer | Readable = Buffer> {
  /** With its extension, which says what it is. */
  readonly name: string;
  readonly content: Content;
  /** Where somebody else decides about the form: what he calls it. */
  readonly mediaType?: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  mjs: 'text/javascript',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** The file as an answer, under its name; a form nobody has named is handed out as mere bytes. */
export function asAnswer({ name, content, mediaType }: MadeFile<Buffer | Readable>): StreamableFile {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const type = mediaType ?? MEDIA_TYPES[extension] ?? 'application/octet-stream';
  const disposition = attachment(name);
  return Buffer.isBuffer(content)
    ? new StreamableFile(content, { type, length: content.length, disposition })
    : new StreamableFile(content, { type, disposition });
}
