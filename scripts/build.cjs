/**
 * Compiles the server into `dist`, which mirrors the source tree (`nest build`, swc; options in nest-cli.json).
 * Files beside the code that are not TypeScript (`libs/<lib>/data/**`) are copied along, so a source file finds
 * its data at the same path relative to `__dirname` in the tree, in the tests and in `dist`. Packages that most
 * processes never need (`lazy` in .swcrc) are loaded when they are first used.
 *
 *   node scripts/build.cjs               builds
 *   node scripts/build.cjs --if-changed  builds unless `dist` was made from exactly these files
 *
 * The stamp is written last: an interrupted build has none and is done again.
 */
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const stampFile = path.join(root, 'dist', '.stamp');
const SOURCES = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations'];
const CONFIG = [
  'package-lock.json',
  'nest-cli.json',
  '.swcrc',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.cjs',
];
const NOT_BUILT = /[.-]spec\.ts$|\.md$/;

/** Name, size and modification time of every file the build reads, as one hash. */
function fingerprint() {
  const files = SOURCES.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), ...CONFIG.map((name) => path.join(root, name))]) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function build(stamp) {
  const started = performance.now();
  console.log('Building …');
  const nest = path.join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const result = spawnSync(process.execPath, [nest, 'build', 'api'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`);
    console.error('The build failed.');
    process.exit(1);
  }
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, stamp);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

const stamp = fingerprint();
const upToDate = fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
if (!(process.argv.includes('--if-changed') && upToDate)) build(stamp);
