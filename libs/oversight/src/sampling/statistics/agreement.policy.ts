/**
 * Cohen's κ of two who judged the same without knowing of each other: 1 full agreement, 0 no more than by chance.
 * @returns null with nothing to compare; 1 when both always said the same one thing
 */
export function kappa(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length === 0) return null;
  const share = (of: (pair: readonly [string, string]) => boolean): number =>
    pairs.filter(of).length / pairs.length;
  const words = [...new Set(pairs.flat())];
  const agreed = share(([first, second]) => first === second);
  const byChance = words.reduce(
    (sum, word) => sum + share(([first]) => first === word) * share(([, second]) => second === word),
    0,
  );
  return byChance === 1 ? 1 : (agreed - byChance) / (1 - byChance);
}
