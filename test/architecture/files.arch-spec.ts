import { checkEntityPlaces, checkPublicFaces } from './public-face';
import { checkSizes } from './sizes';
import { readSourceFiles } from './source-files';

describe('The files of the project', () => {
  const files = readSourceFiles();

  it('show no entity and no repository in a public face', () => {
    expect(checkPublicFaces(files)).toEqual([]);
  });

  it('declare entities in *.entity.ts only', () => {
    expect(checkEntityPlaces(files)).toEqual([]);
  });

  it('give every DTO a name of its own, because the API document knows them by it', () => {
    const names = files.flatMap(({ path, text }) =>
      path.endsWith('.dto.ts') ? [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => name) : [],
    );
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('are of a size that one can read', () => {
    expect(checkSizes(files)).toEqual([]);
  });
});

describe('The public face checker', () => {
  const check = (index: string) =>
    checkPublicFaces([
      { path: 'libs/dispatch/src/index.ts', text: index },
      {
        path: 'libs/dispatch/src/offers/index.ts',
        text: `export * from './offer.entity'; export * from './dto';`,
      },
      { path: 'libs/dispatch/src/offers/offer.entity.ts', text: `@Entity() export class Offer {}` },
      { path: 'libs/dispatch/src/offers/offer.repository.ts', text: `export class Offers {}` },
      {
        path: 'libs/dispatch/src/offers/dto.ts',
        text: `export interface OfferDto {}\nexport const SIZE = 1;`,
      },
    ]);

  it.each([
    ['by name', `export { Offer } from './offers/offer.entity';`],
    ['as a type', `export type { Offer } from './offers/offer.entity';`],
    ['under another name', `export { Offer as Row } from './offers/offer.entity';`],
    ['with everything', `export * from './offers/offer.entity';`],
    ['as a namespace', `export * as offers from './offers/offer.entity';`],
    ['through another index', `export * from './offers';`],
    ['by name through another index', `export { Offer } from './offers';`],
    ['imported first', `import { Offer } from './offers/offer.entity';\nexport { Offer };`],
    [
      'imported as a type first',
      `import type { Offer as O } from './offers/offer.entity';\nexport { O as X };`,
    ],
    ['imported by default first', `import Offer from './offers/offer.entity';\nexport { Offer };`],
    ['a repository', `export { Offers } from './offers/offer.repository';`],
  ])('finds an entity exported %s', (_way, index) => {
    expect(check(index)).toHaveLength(1);
  });

  it('lets pass what may be seen', () => {
    expect(
      check(`import { Offer } from './offers/offer.entity';\nexport { OfferDto, SIZE } from './offers';`),
    ).toEqual([]);
  });

  it('finds an entity in a file of another name', () => {
    const text = `@Entity({ schema: 'dispatch' })\nexport class Offer {}`;
    expect(checkEntityPlaces([{ path: 'libs/dispatch/src/offers/offer.ts', text }])).toHaveLength(1);
    expect(checkEntityPlaces([{ path: 'libs/dispatch/src/offers/offer.entity.ts', text }])).toEqual([]);
  });
});

describe('The size checker', () => {
  const lines = (count: number) => 'x;\n'.repeat(count);

  it('allows 400 lines, and 600 in a spec', () => {
    expect(checkSizes([{ path: 'libs/a/src/a.ts', text: lines(400) }])).toEqual([]);
    expect(checkSizes([{ path: 'libs/a/src/a.ts', text: lines(401) }])).toHaveLength(1);
    expect(checkSizes([{ path: 'libs/a/src/a.spec.ts', text: lines(600) }])).toEqual([]);
    expect(checkSizes([{ path: 'libs/a/src/a.db-spec.ts', text: lines(601) }])).toHaveLength(1);
  });
});
