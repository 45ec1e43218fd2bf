/**
 * Every optional dependency of every locked package must itself be in the lock file; where one is missing `npm ci`
 * stops with "Missing: X@ from lock file". A registry that got a package before its platform binaries makes such
 * holes without a word. Run after every change of a dependency.
 */
const path = require('node:path');

const lockFile = path.resolve(process.argv[2] ?? path.join(__dirname, '../package-lock.json'));
const { packages } = require(lockFile);

/** Looks where npm looks: beside the package, then in every folder above it. */
function isLocked(dependency, from) {
  for (let folder = from; ;) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${dependency}`]) return true;
    if (!folder) return false;
    const end = folder.lastIndexOf('/node_modules/');
    folder = end < 0 ? '' : folder.slice(0, end);
  }
}

const missing = Object.entries(packages).flatMap(([folder, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(name, folder))
    .map(([name, range]) => `${folder}@${entry.version} lacks ${name}@${range}`),
);
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);
