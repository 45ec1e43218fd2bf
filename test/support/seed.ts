/** The seed of a test that draws by lot: that of STRESS_SEED, to see a failure again, or a new one. */
export const stressSeed = (): number => Number(process.env.STRESS_SEED ?? Date.now() % 2 ** 31);
