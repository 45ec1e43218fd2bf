import { fromBuffer } from 'file-type';
import { FileErrors } from './files.errors';
import type { IncomingFile } from './incoming-file';

/** What may be stored, with the extensions its name may have. Nothing here can run in a browser. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
};

/**
 * The media type by the first bytes of the content, never by what the sender says.
 * @throws files.unknown-content, or files.type-disagrees when name or declared type say something else
 */
export async function mediaTypeOf(file: IncomingFile): Promise<string> {
  const actual = (await fromBuffer(file.content))?.mime ?? 'unknown';
  const extensions = ACCEPTED[actual];
  if (!extensions) throw FileErrors.unknownContent({}, '/file');
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  const agrees = file.declaredType === actual && extension !== undefined && extensions.includes(extension);
  if (!agrees) throw FileErrors.typeDisagrees({ actual }, '/file');
  return actual;
}
