import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Each page as a search in a reader sees it: its text without the blanks and line ends that a layout makes. */
export function pagesOf(pdf: Buffer): string[] {
  const read = execFileSync(process.execPath, [join(__dirname, 'read-pdf.mjs')], {
    input: pdf,
    encoding: 'utf8',
  });
  return (JSON.parse(read) as string[]).map((page) => page.replace(/\s/g, ''));
}
