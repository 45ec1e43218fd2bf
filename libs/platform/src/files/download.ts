import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { OpenFile } from './file-store';

const PLAIN = /^[\w.-]+$/;
const BINARY = { type: 'string', format: 'binary' };

/** Marks an endpoint that gives a file out: never shown in place, never guessed at, never kept by a cache. */
export const Download = (): MethodDecorator =>
  applyDecorators(
    Header('Cache-Control', 'private, no-store'),
    Header('X-Content-Type-Options', 'nosniff'),
    ApiOkResponse({ content: { 'application/octet-stream': { schema: BINARY } } }),
  );

/** The file as an answer, under its own name (RFC 6266). */
export function asDownload(file: OpenFile): StreamableFile {
  return new StreamableFile(file.content, {
    type: file.mediaType,
    length: file.bytes,
    disposition: attachment(file.name),
  });
}

/** Content-Disposition for a name in any script. */
export function attachment(name: string): string {
  if (PLAIN.test(name)) return `attachment; filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${hex(character)}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase();
