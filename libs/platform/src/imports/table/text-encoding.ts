import { decode, encode } from 'iconv-lite';
import { ImportErrors } from '../imports.errors';
import type { TableEncoding } from './table';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARK = Buffer.from([0xff, 0xfe]);
const NOT_TEXT = /\0|\ufffd/;
const startsWith = (content: Buffer, mark: Buffer): boolean => content.subarray(0, mark.length).equals(mark);

/**
 * The text of a CSV as Chinese offices save it: UTF-8 with or without mark, "Unicode text" (UTF-16), and otherwise
 * GB18030, which contains GBK and GB2312. Bytes that are valid UTF-8 are UTF-8: Chinese GB18030 text never is.
 * @throws imports.unreadable
 */
export function decodeText(content: Buffer): { text: string; encoding: TableEncoding } {
  if (startsWith(content, UTF16_MARK)) return { text: decode(content, 'utf16le'), encoding: 'UTF-16' };
  const utf8 = strictUtf8(content);
  const text = utf8 ?? decode(content, 'gb18030');
  if (NOT_TEXT.test(text)) throw ImportErrors.unreadable({}, '/file');
  return { text, encoding: utf8 === undefined ? 'GB18030' : 'UTF-8' };
}

/** UTF-8 gets its mark: without it Excel takes the file for GB18030. */
export function encodeText(text: string, encoding: TableEncoding): Buffer {
  if (encoding === 'GB18030') return encode(text, 'gb18030');
  if (encoding === 'UTF-16') return Buffer.concat([UTF16_MARK, encode(text, 'utf16le')]);
  return Buffer.concat([UTF8_MARK, Buffer.from(text, 'utf8')]);
}

function strictUtf8(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
