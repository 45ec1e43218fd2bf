interface TypeSizes {
  readonly SIZES: readonly number[];
  readonly sizeFor: (kept: string | null, roles: readonly string[]) => number;
  readonly nextSize: (size: number) => number;
}

let sizes: TypeSizes;
beforeAll(async () => {
  const page: string = './public/base/type-size.js';
  sizes = (await import(page)) as TypeSizes;
});

it('begins larger for families, seniors and caregivers than at a desk', () => {
  for (const role of ['FAMILY', 'ELDER', 'CAREGIVER']) expect(sizes.sizeFor(null, [role])).toBe(1);
  expect(sizes.sizeFor(null, ['COUNTY_REVIEWER'])).toBe(0);
  expect(sizes.sizeFor(null, [])).toBe(0);
});

it('keeps what was chosen on the device, and nothing that is no size', () => {
  expect(sizes.sizeFor('3', ['FAMILY'])).toBe(3);
  expect(sizes.sizeFor('0', ['FAMILY'])).toBe(0);
  expect(sizes.sizeFor('9', ['FAMILY'])).toBe(1);
  expect(sizes.sizeFor('large', [])).toBe(0);
});

it('goes from each size to a larger one, and from the largest to the first', () => {
  expect(sizes.SIZES).toEqual([...sizes.SIZES].sort((a, b) => a - b));
  const all = sizes.SIZES.map((_, size) => sizes.nextSize(size));
  expect(all).toEqual([1, 2, 3, 0]);
});
