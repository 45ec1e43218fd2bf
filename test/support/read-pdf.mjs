/** The text of each page of the PDF on standard input, as JSON. Its own process: jest gives no dynamic import. */
import { buffer } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';

const { text } = await extractText(await getDocumentProxy(new Uint8Array(await buffer(process.stdin))));
process.stdout.write(JSON.stringify(text));
