import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CONFIG, type Config } from '@anzhi/platform';
import { Sealer } from '@anzhi/ledger';
import { useLedger } from '@test/given/ledger';
import { sealAll, sealedOnce } from '@test/given/sealed-log';

const ledger = useLedger();
const KILLS = 12;
const PROGRAM = join(__dirname, 'live/sealer-program.ts');
const LOADER = resolve(__dirname, '../../scripts/typescript.cjs');

async function startSealer(): Promise<ChildProcess> {
  const child = fork(PROGRAM, {
    execArgv: ['-r', LOADER],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const config = ledger.platform.get<Config>(CONFIG as never);
  child.send({ config, countyId: ledger.countyId });
  await once(child, 'message');
  return child;
}

/** One transaction after the other, each open for up to 30 ms, until told to stop. */
async function write(lot: string, isOver: () => boolean): Promise<number> {
  let written = 0;
  for (; !isOver(); written++) {
    await ledger.write(async (tx) => {
      await ledger.facade.log(tx, {
        countyId: ledger.countyId,
        kind: 'CASE',
        reference: `${written}`,
        facts: {},
      });
      await tx.query('SELECT pg_sleep($1)', [(written % 31) / 1_000]);
    });
    await ledger.hold([lot, 1]);
  }
  return written;
}

it('A sealer killed at any moment leaves a log in which everything is once', async () => {
  const lot = await ledger.lot(1_000_000);
  let over = false;
  const writers = Array.from({ length: 4 }, () => write(lot, () => over));
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const sealers = await Promise.all([startSealer(), startSealer()]);
      await pause(20 + 37 * kill);
      for (const sealer of sealers) {
        const ended = once(sealer, 'exit');
        sealer.kill('SIGKILL');
        await ended;
      }
    }
  } finally {
    over = true;
  }
  const written = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0);
  expect(written).toBeGreaterThan(100);
  await sealAll(ledger.platform.db, ledger.get(Sealer), ledger.countyId);
  expect(await sealedOnce(ledger)).toBe(true);
}, 300_000);
