/** How often the tests that repeat themselves do so: STRESS_ROUNDS times as often as usual, 1 unless told. */
export const rounds = (usual: number): number =>
  Math.max(1, Math.round(usual * Number(process.env.STRESS_ROUNDS ?? 1)));
