import { FileErrors } from './files.errors';
import type { IncomingFile } from './incoming-file';

interface Accepted {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly begins: (content: Buffer) => boolean;
}

const startsWith =
  (...bytes: readonly number[]) =>
  (content: Buffer): boolean =>
    content.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** RIFF, the length, WEBP */
const isWebp = (content: Buffer): boolean =>
  content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP';

/**
 * What may be stored; none of it runs in a browser. The first bytes are compared here rather than by a library
 * that knows hundreds of containers: a parser that follows what a stranger's file says is one more thing to attack.
 */
const ACCEPTED: readonly Accepted[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], begins: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], begins: startsWith(0xff, 0xd8, 0xff) },
  {
    mediaType: 'image/png',
    extensions: ['png'],
    begins: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { mediaType: 'image/webp', extensions: ['webp'], begins: isWebp },
];

/**
 * The media type by the first bytes of the content, never by what the sender says.
 * @throws files.unknown-content, or files.type-disagrees when name or declared type say something else
 */
export function mediaTypeOf({ name, declaredType, content }: IncomingFile): string {
  const actual = ACCEPTED.find(({ begins }) => begins(content));
  if (!actual) throw FileErrors.unknownContent({}, '/file');
  const { mediaType, extensions } = actual;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const agrees = declaredType === mediaType && extension !== undefined && extensions.includes(extension);
  if (!agrees) throw FileErrors.typeDisagrees({ actual: mediaType }, '/file');
  return mediaType;
}
