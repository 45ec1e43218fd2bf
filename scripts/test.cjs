/**
 *   node scripts/test.cjs [unit|db|architecture|scenarios|stress …] [jest arguments]
 *
 * Runs jest over the kinds asked for (all but stress when none is named) and then sees to what jest does not: that
 * every spec file on disk was run, and that no process and no file stays behind, also after a failure or Ctrl-C.
 */
const { execFileSync, spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { KINDS, DEFAULT_KINDS, root, specFiles } = require('../test/support/kinds.cjs');
const area = require('../test/support/run-area.cjs');

const SLOWEST = 8;
/** Loading thousands of modules for each file leaves much behind that is young; in larger spaces it is gone through less. */
const NODE_FLAGS = ['--max-semi-space-size=64'];
/** After its last word jest may wait for ever on something a test left open. */
const EXIT_WITHIN_MS = 20_000;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

function parseArguments(args) {
  const end = args.findIndex((argument) => !KINDS[argument]);
  const named = end < 0 ? args : args.slice(0, end);
  return {
    kinds: named.length > 0 ? named : DEFAULT_KINDS,
    named: named.length > 0,
    jest: args.slice(named.length),
  };
}

/** What git sees, ignored folders included, with enough of each file to notice a change. */
function checkoutState() {
  const status = [
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignored=matching',
  ];
  try {
    const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] };
    const lines = execFileSync('git', status, options).split('\0');
    return new Map(
      lines.filter(Boolean).map((line) => [line.slice(3), line.slice(0, 2) + version(line.slice(3))]),
    );
  } catch {
    return undefined; // Not a checkout.
  }
}

function version(file) {
  const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.size} ${stat.mtimeMs}` : '';
}

function changedFiles(before, after) {
  if (!before || !after) return [];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
}

/** Runs jest in a process group of its own; resolves with its status and the signal we were given meanwhile. */
function runJest(kinds, args, run, resultsFile) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const config = path.join(root, 'test/jest.config.cjs');
  const report = ['--json', '--outputFile', resultsFile];
  const child = spawn(process.execPath, [...NODE_FLAGS, jest, '--config', config, ...report, ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    env: {
      ...process.env,
      TMPDIR: run.tmp,
      ANZHI_TEST_KINDS: kinds.join(),
      ANZHI_TEST_AREA: JSON.stringify(run),
    },
  });
  const outcome = { status: 1, signal: undefined, stuck: false };
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  for (const signal of Object.keys(SIGNALS)) {
    process.on(signal, () => {
      outcome.signal = signal;
      kill(signal);
      setTimeout(() => kill('SIGKILL'), EXIT_WITHIN_MS).unref();
    });
  }
  const watch = setInterval(() => {
    const written = fs.statSync(resultsFile, { throwIfNoEntry: false });
    if (!written || Date.now() - written.mtimeMs < EXIT_WITHIN_MS) return;
    outcome.stuck = true;
    kill('SIGKILL');
  }, 1_000);
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      clearInterval(watch);
      resolve({ ...outcome, status: status ?? 1 });
    });
  });
}

const readResults = (file) =>
  fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).testResults : [];

function printSlowest(results) {
  const timed = results.map(({ name, startTime, endTime }) => ({
    name,
    seconds: (endTime - startTime) / 1000,
  }));
  timed.sort((a, b) => b.seconds - a.seconds);
  if (timed.length > 1) console.log('\nSlowest files:');
  for (const { name, seconds } of timed.slice(0, timed.length > 1 ? SLOWEST : 0)) {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${path.relative(root, name)}`);
  }
}

/** Everything a good run must not leave; each line is one complaint. */
function complaints({ asked, results, outcome, run, resultsFile }) {
  const ran = new Set(results.map(({ name }) => path.relative(root, name)));
  const forgotten = asked.filter((file) => !ran.has(file));
  const processes = area.survivors(run);
  const files = fs.readdirSync(run.tmp).filter((name) => path.join(run.tmp, name) !== resultsFile);
  return [
    ...forgotten.map((file) => `not run by jest: ${file}`),
    ...processes.map(({ pid, command }) => `process left running: ${pid} ${command.slice(0, 120)}`),
    ...files.map((file) => `left in the temporary folder: ${file}`),
    ...(outcome.stuck ? ['jest did not exit: a test left something open (try --detectOpenHandles)'] : []),
  ];
}

async function main() {
  const { kinds, named, jest } = parseArguments(process.argv.slice(2));
  const specs = specFiles();
  const unclaimed = specs.filter(({ kind }) => !kind).map(({ file }) => file);
  if (unclaimed.length > 0) {
    console.error(`No kind of test claims these files (test/README.md):\n  ${unclaimed.join('\n  ')}`);
    return 1;
  }
  const asked = specs.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => file);
  if (asked.length === 0) {
    console.log(`There are no ${kinds.join(', ')} tests.`);
    return 0;
  }
  await area.sweepAbandoned();
  const before = checkoutState();
  const run = area.openArea(process.pid);
  const resultsFile = path.join(run.tmp, 'jest-results.json');
  try {
    const outcome = await runJest(kinds, jest, run, resultsFile);
    if (outcome.signal) return 128 + SIGNALS[outcome.signal];
    const results = readResults(resultsFile);
    printSlowest(results);
    const found = complaints({ asked: jest.length > 0 ? [] : asked, results, outcome, run, resultsFile });
    const changed = changedFiles(before, checkoutState()).map((file) => `changed in the checkout: ${file}`);
    // Somebody may be editing beside a part of the suite; the whole of it must leave the checkout as it was.
    const strict = !named && jest.length === 0;
    if (strict) found.push(...changed);
    else for (const line of changed) console.warn(`Note: ${line}`);
    for (const line of found) console.error(`Not clean: ${line}`);
    return outcome.status !== 0 ? outcome.status : found.length > 0 ? 1 : 0;
  } finally {
    await area.endSurvivors(run);
    if (process.env.TEST_DATABASE_URL) await area.dropDatabases(process.env.TEST_DATABASE_URL, run.run);
    area.removeFolders(run);
  }
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
