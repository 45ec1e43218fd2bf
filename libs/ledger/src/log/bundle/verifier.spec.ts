import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';

const VERIFIER = resolve(__dirname, '../../../data/audit/verify.mjs');
const FUZZER = resolve(__dirname, '../../../../../test/support/audit/fuzz-verifier.mjs');
const FORMAT = '{"format":"anzhi-audit-bundle/2"}';
const stored = { level: 0, mtime: new Date(1980, 0, 1), os: 0 } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anzhi-verifier-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (
  program: string,
  ...args: string[]
): Promise<{ status: number; said: string; complained: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 2 ** 26 }, (error, said, complained) =>
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said, complained }),
    );
  });

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What a bundle's manifest is asked for first, with one part that is not as it should be. */
const parts = (part: string, content: string): Record<string, Uint8Array> => ({
  'bundle.json': Buffer.from(FORMAT),
  [part]: Buffer.from(content),
});

const CASES: readonly (readonly [what: string, make: () => string])[] = [
  ['nothing there', () => join(folder, 'nowhere.zip')],
  ['an empty file', () => file('empty.zip', '')],
  [
    'an empty folder',
    () => {
      const path = join(folder, 'empty');
      mkdirSync(path);
      return path;
    },
  ],
  ['a device that never ends', () => '/dev/zero'],
  ['a text', () => file('text.zip', '安之'.repeat(5_000))],
  [
    'a bomb: 64 MB of nothing, compressed',
    () => file('bomb.zip', zipSync({ 'bundle.json': new Uint8Array(2 ** 26) }, { level: 9 })),
  ],
  [
    'a list a million deep',
    () => file('deep.zip', zipSync(parts('manifest.json', '['.repeat(1_000_000)), stored)),
  ],
  [
    'a closed list a million deep',
    () =>
      file(
        'closed.zip',
        zipSync(parts('manifest.json', '['.repeat(1_000_000) + ']'.repeat(1_000_000)), stored),
      ),
  ],
  [
    'twelve million empty lists',
    () => file('many.zip', zipSync(parts('manifest.json', `[${'[],'.repeat(12_000_000)}0]`), stored)),
  ],
  [
    'a hundred files',
    () =>
      file(
        'files.zip',
        zipSync(
          Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}`, new Uint8Array(0)])),
          stored,
        ),
      ),
  ],
  [
    'another format',
    () =>
      file(
        'format.zip',
        zipSync({ 'bundle.json': Buffer.from('{"format":"anzhi-audit-bundle/1"}') }, stored),
      ),
  ],
];

describe('The verifier, as it is run', () => {
  it.each(CASES)('says of %s one sentence and ends with status 1', async (_, make) => {
    const { status, said, complained } = await run(VERIFIER, make());
    expect(said).toMatch(/^NOT OK: [^\n]+\n$/);
    expect({ status, complained }).toEqual({ status: 1, complained: '' });
  });

  it('names the format it does not know', async () => {
    const path = file(
      'old.zip',
      zipSync({ 'bundle.json': Buffer.from('{"format":"anzhi-audit-bundle/3"}') }, stored),
    );
    expect((await run(VERIFIER, path)).said).toBe(
      'NOT OK: this bundle is no anzhi-audit-bundle/2, which is all this verifier knows\n',
    );
  });

  it('verifies also when it is called by another name', async () => {
    const path = join(folder, 'check.mjs');
    symlinkSync(VERIFIER, path);
    expect(await run(path, join(folder, 'nowhere.zip'))).toMatchObject({ status: 1 });
  });
});

it('Nothing that is signed, proven and summed by somebody hostile makes it fail but by a refusal', async () => {
  const { said } = await run(FUZZER, VERIFIER, '400');
  const { tried, accepted, refused, crashed } = JSON.parse(said) as Record<
    'tried' | 'accepted' | 'refused',
    number
  > & {
    crashed: string[];
  };
  expect(crashed.slice(0, 3)).toEqual([]);
  expect(tried).toBe(2_000);
  // some is as it must be, so what is asked last is asked too
  expect(accepted).toBeGreaterThan(5);
  expect(refused).toBe(tried - accepted);
}, 60_000);
