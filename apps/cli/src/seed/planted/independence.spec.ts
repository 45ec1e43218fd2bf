import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../../..');

function sources(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What a file names in its imports. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name);

const thatKnow = (folder: string, forbidden: RegExp): string[] =>
  sources(folder).flatMap(({ path, text }) =>
    importsOf(text)
      .filter((name) => forbidden.test(name))
      .map((name) => `${path} imports ${name}`),
  );

describe('What is planted and what looks for it', () => {
  it('know nothing of each other', () => {
    expect(thatKnow('apps/cli/src/seed/planted', /oversight/)).toEqual([]);
    expect(thatKnow('libs/oversight/src', /planted/)).toEqual([]);
  });

  it('share no number of a rule: a behaviour that names one says only where its pattern was read', () => {
    const naming = sources('apps/cli/src/seed/planted/deeds').flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /\bR\d\d\b/.test(line) && !/source:|^const R\d\d = 'ledger\.md/.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(naming).toEqual([]);
  });

  it('are both there to be looked at', () => {
    expect(sources('apps/cli/src/seed/planted/deeds').length).toBeGreaterThan(5);
    expect(sources('libs/oversight/src/rules').length).toBeGreaterThan(30);
    expect(importsOf(`import { a } from '@anzhi/oversight';`)).toEqual(['@anzhi/oversight']);
  });
});
