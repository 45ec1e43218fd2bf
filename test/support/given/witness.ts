import { execFile, execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestApp } from '../app';

const AUDIT = resolve(__dirname, '../../../libs/ledger/data/audit');

/** One of the programs an auditor has, as he runs it. @returns all it says */
export const runAudit = (program: 'verify.mjs' | 'witness.mjs', ...args: string[]): Promise<string> =>
  new Promise((done) => {
    execFile(process.execPath, [resolve(AUDIT, program), ...args], (_, stdout, stderr) =>
      done(stdout + stderr),
    );
  });

/** Somebody outside who signs what he has seen grow. He counts once his key is in `logWitnesses`. */
export class Witness {
  readonly key: string;

  /** @param home where he keeps his key and what he has signed */
  constructor(readonly home: string) {
    const args = [resolve(AUDIT, 'witness.mjs'), home, '--key'];
    this.key = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
  }

  /** Looks at a county's log once. @returns what he says */
  async look(t: TestApp, countyId: number): Promise<string> {
    const address = `${await t.listen()}/api/v1/transparency/logs/${countyId}`;
    const { keys } = (await t.anyone().get(`/transparency/logs/${countyId}`).expect(200)).body as {
      keys: string[];
    };
    return runAudit('witness.mjs', this.home, address, keys[0], t.clock.now().toISOString());
  }
}
