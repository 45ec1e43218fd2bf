/**
 * What one test run leaves in the world, and how it is taken away again: two folders named after the process that
 * owns the run (`data` for PostgreSQL, in memory where there is room; `tmp`, which the tests see as their temporary
 * folder), the processes started under it, and its databases and roles when the server is somebody else's.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { setTimeout: pause } = require('node:timers/promises');
const { Client } = require('pg');

const PREFIX = 'anzhi-test-';
const SHARED_MEMORY = '/dev/shm';
/** A memory file system smaller than this (64 MB in a plain container) cannot hold the clones of a run. */
const ENOUGH_BYTES = 3 * 2 ** 30;
const GONE_WITHIN_MS = 2_000;

function freeBytes(folder) {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** The folders of the run of process `owner`; both may be entered by the user PostgreSQL runs as. */
function openArea(owner) {
  const name = `${PREFIX}${owner}`;
  const fast = freeBytes(SHARED_MEMORY) >= ENOUGH_BYTES ? SHARED_MEMORY : os.tmpdir();
  const area = {
    run: `${owner}`,
    data: path.join(fs.realpathSync(fast), name, 'data'),
    tmp: path.join(fs.realpathSync(os.tmpdir()), name, 'tmp'),
  };
  for (const folder of [area.data, area.tmp]) {
    fs.mkdirSync(folder, { recursive: true });
    fs.chmodSync(path.dirname(folder), 0o755);
    fs.chmodSync(folder, 0o755);
  }
  return area;
}

const folders = (area) => [...new Set([path.dirname(area.data), path.dirname(area.tmp)])];

function removeFolders(area) {
  for (const folder of folders(area)) fs.rmSync(folder, { recursive: true, force: true });
}

const readQuietly = (read) => {
  try {
    return read();
  } catch {
    return ''; // Gone meanwhile, or another user's: not this run's.
  }
};

/** Running processes with all that tells whose they are: command line, folder and environment. */
function processTable() {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => ({ pid: parseInt(line, 10), marks: line, command: line.trim() }));
  }
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      const command = readQuietly(() => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll(
        '\0',
        ' ',
      );
      const cwd = readQuietly(() => fs.readlinkSync(`/proc/${pid}/cwd`));
      const environment = readQuietly(() => fs.readFileSync(`/proc/${pid}/environ`, 'utf8'));
      return { pid: Number(pid), marks: [command, cwd, environment].join('\0'), command };
    });
}

/** Processes of the run that still live: detached ones too, because their environment names the run's folders. */
function survivors(area) {
  const marks = folders(area).map((folder) => `${folder}/`);
  return processTable().filter(
    (entry) => entry.pid !== process.pid && marks.some((mark) => entry.marks.includes(mark)),
  );
}

/** Ends the survivors: PostgreSQL by its immediate shutdown, whoever does not go by force. */
async function endSurvivors(area) {
  for (const signal of ['SIGQUIT', 'SIGKILL']) {
    for (const { pid } of survivors(area)) readQuietly(() => process.kill(pid, signal));
    for (let waitedMs = 0; survivors(area).length > 0 && waitedMs < GONE_WITHIN_MS; waitedMs += 50)
      await pause(50);
  }
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Takes away what runs left whose own process was killed before it could. */
async function sweepAbandoned() {
  for (const parent of new Set([SHARED_MEMORY, os.tmpdir()].filter((folder) => fs.existsSync(folder)))) {
    for (const name of fs.readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
      const owner = Number(name.slice(PREFIX.length));
      if (!Number.isInteger(owner) || isAlive(owner)) continue;
      const area = {
        run: `${owner}`,
        data: path.join(parent, name, 'data'),
        tmp: path.join(parent, name, 'tmp'),
      };
      await endSurvivors(area);
      readQuietly(() => removeFolders(area));
    }
  }
}

/** Names of the run's databases and roles begin with this. */
const databasePrefix = (run) => `anzhi_test_${run}_`;

/** For a server that outlives the run. */
async function dropDatabases(adminUrl, run) {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const named = async (sql) => (await admin.query(sql, [databasePrefix(run)])).rows.map(({ name }) => name);
    for (const name of await named(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    )) {
      await admin.query(`DROP DATABASE ${admin.escapeIdentifier(name)} WITH (FORCE)`);
    }
    for (const name of await named('SELECT rolname AS name FROM pg_roles WHERE starts_with(rolname, $1)')) {
      await admin.query(`DROP ROLE ${admin.escapeIdentifier(name)}`);
    }
  } finally {
    await admin.end();
  }
}

module.exports = {
  openArea,
  removeFolders,
  survivors,
  endSurvivors,
  sweepAbandoned,
  databasePrefix,
  dropDatabases,
};
