/**
 * Kills from a process of its own: a killer in the client's event loop would let everything in flight finish first.
 *
 *   node killer.cjs cluster <clusterDir> <afterMs>       postmaster and back ends at once, by SIGKILL
 *   node killer.cjs process <pid> <afterMs>
 *   node killer.cjs backends <adminUrl> <forMs> <seed>   terminates and cancels at random; prints how many
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

function killAll(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

async function cluster(clusterDir, afterMs) {
  await pause(afterMs);
  const postmaster = Number(fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGSTOP'); // no new children while we count them
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = table.filter(([, parent]) => parent === postmaster).map(([pid]) => pid);
  killAll([postmaster, ...children]);
  return { killed: children.length + 1 };
}

async function one(pid, afterMs) {
  await pause(afterMs);
  killAll([pid]);
  return { killed: 1 };
}

/** Whoever is at work is struck more often than whoever waits. */
async function backends(adminUrl, forMs, seed) {
  const { Client } = require('pg');
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  let state = seed >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const struck = { terminated: 0, cancelled: 0 };
  for (let spentMs = 0; spentMs < forMs;) {
    const waitMs = 10 + next() * 120;
    await pause(waitMs);
    spentMs += waitMs;
    const way = next() < 0.5 ? 'terminated' : 'cancelled';
    const { rowCount } = await admin.query(
      `SELECT pg_${way === 'terminated' ? 'terminate' : 'cancel'}_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename <> current_user
        ORDER BY (state <> 'idle') AND $1::float < 0.8 DESC, random() LIMIT 1`,
      [next()],
    );
    struck[way] += rowCount ?? 0;
  }
  await admin.end();
  return struck;
}

const [what, target, ms, seed] = process.argv.slice(2);
const work = { cluster, process: one, backends }[what];
work(what === 'process' ? Number(target) : target, Number(ms), Number(seed)).then(
  (result) => console.log(JSON.stringify(result)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
