const { selectedKinds, testMatch } = require('./support/kinds.cjs');

/** Read by `scripts/test.cjs`, which chooses the kinds and cleans up; see test/README.md. */
module.exports = {
  rootDir: '..',
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  testMatch: testMatch(selectedKinds()),
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@anzhi/([a-z-]+)$': '<rootDir>/libs/$1/src',
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
    '^@test/(.*)$': '<rootDir>/test/support/$1',
    // The generated OpenAPI metadata names the files of the libs as an ES module would.
    '^(\\.\\./\\.\\./\\.\\./libs/.*)\\.js$': '$1',
  },
  transform: { '\\.(ts|[cm]?js)$': '<rootDir>/test/support/swc-transform.cjs' },
  transformIgnorePatterns: [],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
