/** The kinds of test: where their files live and which of them need a database. */
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

const KINDS = {
  unit: { suffix: '.spec.ts', folders: ['libs', 'apps', 'migrations', 'scripts', 'test'], database: false },
  db: { suffix: '.db-spec.ts', folders: ['libs', 'apps', 'migrations', 'test'], database: true },
  architecture: { suffix: '.arch-spec.ts', folders: ['test/architecture'], database: true },
  scenarios: { suffix: '.scenario-spec.ts', folders: ['test/scenarios'], database: true },
  stress: { suffix: '.stress-spec.ts', folders: ['test/stress'], database: true },
};
/** What `npm test` runs. */
const DEFAULT_KINDS = ['unit', 'db', 'architecture', 'scenarios'];

/** The kinds of this jest run; the wrapper `scripts/test.cjs` names them in the environment. */
const selectedKinds = () => process.env.ANZHI_TEST_KINDS?.split(',') ?? Object.keys(KINDS);
const needsDatabase = (kinds) => kinds.some((kind) => KINDS[kind].database);

const testMatch = (kinds) =>
  kinds.flatMap((kind) =>
    KINDS[kind].folders.map((folder) => `<rootDir>/${folder}/**/*${KINDS[kind].suffix}`),
  );

const NOT_OURS = new Set(['node_modules', 'dist', '.data', '.git', 'coverage']);
/** Anything that looks like a test to a reader, whether or not a kind claims it. */
const LOOKS_LIKE_A_TEST = /[.-](spec|test)\.[cm]?[jt]sx?$/;

function walk(folder) {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : walk(file);
    return LOOKS_LIKE_A_TEST.test(entry.name) ? [file] : [];
  });
}

const kindOf = (file) =>
  Object.keys(KINDS).find(
    (kind) =>
      file.endsWith(KINDS[kind].suffix) &&
      KINDS[kind].folders.some((folder) => file.startsWith(`${folder}/`)),
  );

/** Every spec file on disk with its kind (`undefined` where none claims it), relative to the project root. */
const specFiles = () => walk('').map((file) => ({ file, kind: kindOf(file) }));

module.exports = { root, KINDS, DEFAULT_KINDS, selectedKinds, needsDatabase, testMatch, kindOf, specFiles };
