import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, 'public');
const modules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .sort();

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Import {
  readonly from: string;
  /** `*` for a whole module. */
  readonly names: readonly string[];
}

/** What a module takes from others, as paths below `public`. */
const importsOf = (name: string): Import[] =>
  [...read(name).matchAll(/^import (?:(\{[^}]*\}|\* as \w+) from )?'(\.[^']+)';/gm)].map(
    ([, what = '', path]) => ({
      from: relative(root, resolve(root, dirname(name), path)),
      names: what.startsWith('{')
        ? what
            .slice(1, -1)
            .split(',')
            .map((each) => each.trim().split(' as ')[0])
            .filter(Boolean)
        : [],
    }),
  );

const exportsOf = (name: string): string[] =>
  [...read(name).matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(([, what]) => what);

/** No bundler looks at these modules before a browser does. */
describe('the modules of the page', () => {
  it.each(modules)('%s asks for what is there', (name) => {
    for (const { from, names } of importsOf(name)) {
      expect(modules).toContain(from);
      expect(exportsOf(from)).toEqual(expect.arrayContaining([...names]));
    }
  });

  it('are all used', () => {
    const used = new Set(modules.flatMap((name) => importsOf(name).map(({ from }) => from)));
    // the screen at a door is a page of its own; the last one is what the server's worker.js begins with
    const entries = ['door.js', 'main.js', 'offline/worker.js'];
    expect(modules.filter((name) => !used.has(name))).toEqual(entries);
  });

  it.each(modules)('%s is small enough to be read at once', (name) => {
    expect(read(name).split('\n').length).toBeLessThanOrEqual(300);
  });
});

describe('the bell', () => {
  it('leads everybody to his messages', () => {
    const contract = readFileSync(resolve(__dirname, '../../libs/contracts/src/roles.ts'), 'utf8');
    const roles = [...contract.matchAll(/^ {2}([A-Z_]+): role\(/gm)].map(([, role]) => role);
    const page = read('pages/messages/page.js');
    expect(roles.length).toBeGreaterThan(15);
    expect(roles.filter((role) => !page.includes(`'${role}'`))).toEqual([]);
  });
});

describe('the words of the page', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null }, configurable: true });
  });

  it.each(modules.filter((name) => name.startsWith('words/')))(
    '%s says everything in both languages',
    async (name) => {
      const module = (await import(join(root, name))) as Record<string, unknown>;
      const tables = Object.values(module).filter(isTable);
      for (const [code, { zh, en }] of tables.flatMap((table) => Object.entries(table))) {
        expect([code, zh]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff]/)]);
        expect([code, en]).toEqual([code, expect.stringMatching(/^[\x20-\x7e–]+$/)]);
      }
    },
  );
});

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Codes with a word in each language. */
const isTable = (value: unknown): value is Record<string, Words> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((words) => typeof (words as Words | null)?.zh === 'string');
