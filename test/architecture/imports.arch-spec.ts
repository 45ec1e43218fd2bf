import { EDGE, MAY_USE } from './dependencies';
import { checkImports, findCycle } from './imports';
import { libFolders, readSourceFiles } from './source-files';

describe('The dependency table', () => {
  it('holds for every import in the project', () => {
    expect(checkImports(readSourceFiles(), libFolders())).toEqual([]);
  });

  it('has no cycle', () => {
    expect(findCycle(MAY_USE)).toBeUndefined();
  });

  it('names only libs that have a row of their own', () => {
    const unknown = Object.values(MAY_USE)
      .flat()
      .filter((lib) => !MAY_USE[lib]);
    expect(unknown).toEqual([]);
  });

  it('gives nobody an arrow to an edge', () => {
    expect(Object.entries(MAY_USE).filter(([, uses]) => uses.some((lib) => EDGE.includes(lib)))).toEqual([]);
  });
});

describe('The import checker', () => {
  const check = (path: string, text: string) => checkImports([{ path, text }], []);
  const inDispatch = (text: string) => check('libs/dispatch/src/offers/accept-offer.usecase.ts', text);

  it('lets pass what the table allows', () => {
    expect(
      inDispatch(`
        import { newId } from '@anzhi/kernel';
        import type { ProvidersFacade } from '@anzhi/providers';
        import { readFileSync } from 'node:fs';
        import { DataSource } from 'typeorm';
        import { offerStates } from './offer.state';
        import { DispatchFacade } from '../dispatch.facade';
        export * from '../engine/rank';
      `),
    ).toEqual([]);
    expect(check('apps/api/src/main.ts', `import { OversightModule } from '@anzhi/oversight';`)).toEqual([]);
    expect(check('apps/cli/src/start.ts', `import { ApiModule } from '../../api/src/api.module';`)).toEqual(
      [],
    );
    expect(check('libs/dispatch/src/a.db-spec.ts', `import { useDatabase } from '@test/database';`)).toEqual(
      [],
    );
  });

  it.each([
    ['import', `import { VisitsFacade } from '@anzhi/visits';`],
    ['import for its effects', `import '@anzhi/visits';`],
    ['import type', `import type { VisitsFacade } from '@anzhi/visits';`],
    ['inline type import', `import { type VisitsFacade } from '@anzhi/visits';`],
    ['export from', `export { VisitsFacade } from '@anzhi/visits';`],
    ['export type from', `export type { VisitsFacade } from '@anzhi/visits';`],
    ['export everything', `export * from '@anzhi/visits';`],
    ['export a namespace', `export * as visits from '@anzhi/visits';`],
    ['import()', `const load = () => import('@anzhi/visits');`],
    ['import() with a template', 'const load = () => import(`@anzhi/visits`);'],
    ['import() as a type', `let facade: import('@anzhi/visits').VisitsFacade;`],
    ['typeof import()', `let visits: typeof import('@anzhi/visits');`],
    ['require', `const visits = require('@anzhi/visits');`],
    ['require.resolve', `const path = require.resolve('@anzhi/visits');`],
    ['import = require', `import visits = require('@anzhi/visits');`],
    ['jest.mock', `jest.mock('@anzhi/visits');`],
  ])('finds a forbidden arrow by %s', (_kind, text) => {
    expect(inDispatch(text)).toEqual([
      'libs/dispatch/src/offers/accept-offer.usecase.ts:1 dispatch may not use visits',
    ]);
  });

  it.each([
    ['a deep import', `import { Order } from '@anzhi/ordering/src/order.entity';`, 'behind the public face'],
    [
      'a deep import from a foundation',
      `import { Tx } from '@anzhi/platform/database';`,
      'behind the public face',
    ],
    ['an edge', `import { RealtimeModule } from '@anzhi/realtime';`, 'nobody imports it'],
    ['its own alias', `import { DispatchFacade } from '@anzhi/dispatch';`, 'its own lib'],
    ['a lazy road to an allowed lib', `const load = () => import('@anzhi/ordering');`, 'lazily'],
    ['a computed name', `const load = (name: string) => import('@anzhi/' + name);`, 'computed'],
    [
      'a relative road to another lib',
      `import { Order } from '../../../ordering/src';`,
      'leaves libs/dispatch/',
    ],
    [
      'a relative import type',
      `import type { Order } from '../../../ordering/src';`,
      'leaves libs/dispatch/',
    ],
    [
      'a relative road to an app',
      `import { x } from '../../../../apps/api/src/main';`,
      'leaves libs/dispatch/',
    ],
    [
      'a lib whose name begins the same',
      `import { x } from '../../../dispatch-two/src';`,
      'leaves libs/dispatch/',
    ],
    ['an absolute path', `import { x } from '/srv/libs/ordering/src';`, 'absolute'],
    ['test support', `import { useDatabase } from '@test/database';`, 'is not a spec'],
    [
      'test support by path',
      `import { x } from '../../../../test/support/database';`,
      'leaves libs/dispatch/',
    ],
  ])('finds %s', (_kind, text, complaint) => {
    expect(inDispatch(text)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each(['typeorm', 'pg', '@nestjs/common', 'socket.io', 'pg-copy-streams'])(
    'keeps decisions from %s',
    (name) => {
      const text = `import type { Thing } from '${name}';`;
      for (const path of [
        'offers/offer.state.ts',
        'offers/offer.policy.ts',
        'engine/rank.ts',
        'engine/deep/cost.ts',
      ]) {
        expect(check(`libs/dispatch/src/${path}`, text)).toEqual([
          `libs/dispatch/src/${path}:1 decides, and imports ${name}`,
        ]);
      }
    },
  );

  it('keeps the kernel from everything', () => {
    const text = `import { a } from '@anzhi/contracts';\nimport { b } from '@nestjs/common';\nimport 'node:fs';`;
    expect(check('libs/kernel/src/clock.ts', text)).toHaveLength(3);
  });

  it('keeps the contracts from the server', () => {
    expect(check('libs/contracts/src/events.ts', `import { readFileSync } from 'node:fs';`)).toHaveLength(1);
  });

  it('checks apps and migrations for deep and relative roads', () => {
    expect(check('apps/api/src/main.ts', `import { x } from '../../../libs/geo/src';`)).toHaveLength(1);
    expect(check('apps/api/src/main.ts', `import { x } from '@anzhi/geo/src/tree';`)).toHaveLength(1);
    expect(check('migrations/1-geo.ts', `import { x } from '../libs/geo/src';`)).toHaveLength(1);
  });

  it('names the line', () => {
    expect(inDispatch(`\n\nimport '@anzhi/visits';`)[0]).toContain('.usecase.ts:3 ');
  });

  it('misses no folder', () => {
    expect(checkImports([], ['geo', 'gossip'])).toEqual(['libs/gossip is not in the dependency table']);
  });

  it('finds a cycle', () => {
    expect(findCycle({ a: ['b'], b: ['c'], c: ['b'] })).toEqual(['b', 'c', 'b']);
  });
});
