import { kindOf, needsDatabase } from './kinds.cjs';

describe('The kinds of test', () => {
  it.each([
    ['libs/geo/src/tree.spec.ts', 'unit'],
    ['scripts/build.spec.ts', 'unit'],
    ['libs/geo/src/tree.db-spec.ts', 'db'],
    ['test/architecture/imports.arch-spec.ts', 'architecture'],
    ['test/scenarios/one-order.scenario-spec.ts', 'scenarios'],
    ['test/stress/accept.stress-spec.ts', 'stress'],
  ])('claim %s', (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });

  it.each([
    'libs/geo/src/tree.e2e-spec.ts',
    'libs/geo/src/tree.test.ts',
    'libs/geo/src/story.scenario-spec.ts',
    'docker/compose.spec.ts',
    'libs/geo/src/tree.spec.tsx',
  ])('do not claim %s', (file) => {
    expect(kindOf(file)).toBeUndefined();
  });

  it('need a database, all but the pure ones', () => {
    expect(needsDatabase(['unit'])).toBe(false);
    expect(needsDatabase(['unit', 'db'])).toBe(true);
  });
});
