/** A code with its words: what people choose from instead of writing sentences. */
export interface CodeWord {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with a list of codes: one that comes twice, or lacks its words. */
export function codeProblems(name: string, list: readonly CodeWord[]): string[] {
  const seen = new Set<string>();
  return list.flatMap(({ code, zh, en }) => {
    const problems = [
      !/^[A-Z][A-Z0-9_]*$/.test(code) && `${name}: ${code} is no code`,
      !(zh?.trim() && en?.trim()) && `${name}: ${code} needs words in both languages`,
      seen.has(code) && `${name}: ${code} comes twice`,
    ];
    seen.add(code);
    return problems.filter((problem) => problem !== false);
  });
}

/** Codes that are used and were not laid down. */
export const unknownCodes = (
  name: string,
  used: readonly string[],
  list: readonly { readonly code: string }[],
): string[] =>
  used
    .filter((code) => !list.some((known) => known.code === code))
    .map((code) => `${name}: ${code} is unknown`);
