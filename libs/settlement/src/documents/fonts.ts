import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { DocumentErrors } from './documents.errors';

const FONT_FILE = join(__dirname, '../../data/fonts/NotoSansSC-Regular.ttf.br');

interface Loaded {
  readonly content: Buffer;
  readonly font: Font;
}
let loaded: Loaded | undefined;

/** Unpacked when the first document is made, and kept: 60 ms, 10 MB. */
const load = (): Loaded => {
  if (!loaded) {
    const content = brotliDecompressSync(readFileSync(FONT_FILE));
    // A file with one font in it, no collection.
    loaded = { content, font: create(content) as Font };
  }
  return loaded;
};

/** The font of every document, as pdfkit takes it. */
export const documentFont = (): Buffer => load().content;

/** The first character of the text that the font cannot show. */
export const missingIn = (text: string): string | undefined =>
  [...text].find((character) => !load().font.hasGlyphForCodePoint(character.codePointAt(0)!));

/**
 * A box in place of somebody's name is worse than no document: it fails, and names the character.
 * @throws settlement.glyph-missing
 */
export function requireGlyphs(text: string): void {
  const character = missingIn(text);
  if (character === undefined) return;
  const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  throw DocumentErrors.glyphMissing({ text, character, codePoint });
}
