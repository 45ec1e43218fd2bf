import { DivisionTree } from './division-tree';
import type { Region, RegionCode } from './region';

const region = (
  id: number,
  parentId: number | null,
  level: Region['level'],
  successorId: number | null = null,
) => ({
  ...{ id, parentId, level, successorId, name: `区划${id}`, code: String(320000 + id) },
  ...{ latitude: null, longitude: null, datum: 'WGS84' as const, schematic: false },
  ...{ statisticalOnly: false, outline: null },
});
const code = (
  regionId: number,
  text: string,
  validFrom: string | null,
  validTo: string | null,
): RegionCode => ({
  ...{ regionId, code: text, validFrom, validTo, name: text, source: '批复' },
});

const tree = new DivisionTree(
  [
    region(1, null, 'PROVINCE'),
    region(2, 1, 'CITY'),
    region(5, 2, 'COUNTY'),
    region(4, 2, 'COUNTY'),
    region(6, 2, 'COUNTY', 5),
    region(9, 4, 'TOWNSHIP'),
  ],
  [
    code(5, 'new', '2016-07-07', null),
    code(6, 'old', null, '2016-07-07'),
    code(4, 'old', '2020-01-01', null),
  ],
);

describe('The division tree', () => {
  it('leads from a division up to its province', () => {
    expect(tree.path(9).map(({ id }) => id)).toEqual([9, 4, 2, 1]);
    expect(tree.path(77)).toEqual([]);
  });

  it('lists what lies below, in the order of the codes, without what was abolished', () => {
    expect(tree.children(2).map(({ id }) => id)).toEqual([4, 5]);
    expect(tree.children(null).map(({ id }) => id)).toEqual([1]);
  });

  it('gathers whole subtrees, each division once, the abolished ones too', () => {
    expect(tree.subtree([4, 9]).sort()).toEqual([4, 9]);
    expect(tree.subtree([1]).length).toBe(6);
    expect(tree.subtree([])).toEqual([]);
    expect(tree.subtree([77])).toEqual([]);
  });

  it('knows who bore a code on a day', () => {
    expect(tree.codeOn('old', '2016-07-06')?.regionId).toBe(6);
    expect(tree.codeOn('old', '2016-07-07')).toBeUndefined();
    expect(tree.codeOn('old', '2020-01-01')?.regionId).toBe(4);
    expect(tree.codeOn('old')?.regionId).toBe(4);
    expect(tree.codeOn('new', '2016-07-06')).toBeUndefined();
    expect(tree.codeOn('none')).toBeUndefined();
  });

  it('leads an abolished division to the one in its place', () => {
    expect(tree.successorOf(tree.region(6)!).id).toBe(5);
    expect(tree.successorOf(tree.region(5)!).id).toBe(5);
  });
});
