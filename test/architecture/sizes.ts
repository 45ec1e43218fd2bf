import { isSpec } from './dependencies';
import type { Violation } from './imports';
import type { SourceFile } from './source-files';

/** A file that wants to be larger is two things. */
const MOST_LINES = 400;
const MOST_SPEC_LINES = 600;

export function checkSizes(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    const most = isSpec(path) ? MOST_SPEC_LINES : MOST_LINES;
    return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : [];
  });
}
