import { MATRIX } from '../matrix/matrix';
import type { Rule } from '../matrix/rule';
import { MAY_READ_NAMES } from '../matrix/topics';
import { isFactName } from './render';
import { placeholdersOf, TEMPLATES } from './templates';

interface Text {
  readonly zh: string;
  readonly en: string;
}
type Texts = Readonly<Record<string, Text | undefined>>;

/**
 * What is wrong with the matrix and its words: a text missing in a language, a placeholder nobody can fill or that only
 * one language has, a name told to somebody who may not read it.
 */
export function problemsOfWords(matrix: readonly Rule[] = MATRIX, texts: Texts = TEMPLATES): string[] {
  return matrix.flatMap(({ template, to }) => {
    const text = texts[template];
    if (!text?.zh.trim() || !text.en.trim()) return [`${template} is not there in both languages`];
    const [zh, en] = [placeholdersOf(text.zh), placeholdersOf(text.en)];
    const nosy = to.filter((role) => !MAY_READ_NAMES.includes(role));
    return [
      ...[...zh, ...en].filter((name) => !isFactName(name)).map((name) => `${template} asks for ${name}`),
      ...(zh.sort().join() === en.sort().join() ? [] : [`${template} differs between the languages`]),
      ...(zh.includes('senior') && nosy.length ? [`${template} names the senior to ${nosy.join(', ')}`] : []),
    ];
  });
}

/** Called at the start. @throws so that a server with holes in its messages does not run */
export function checkWords(): void {
  const problems = problemsOfWords();
  if (problems.length) throw new Error(`notifications: ${problems.join('; ')}`);
}
