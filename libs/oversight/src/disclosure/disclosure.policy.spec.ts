import { DISCLOSURE_COLUMNS, linesOf, yuan, type DisclosedVisit } from './disclosure.policy';

const visit = (n: number, more: Partial<DisclosedVisit> = {}): DisclosedVisit => ({
  ...{
    seniorId: `s${n}`,
    seniorName: `王小${n}`,
    regionId: 1,
    regionName: '项里街道',
    programmeName: '居家养老服务补贴',
  },
  ...{ providerId: 'p1', providerName: '安心养老', itemCode: 'BATH', itemZh: '助浴' },
  ...{ minutes: 60, publicFen: 4_000, priceFen: 5_050 },
  ...more,
});

describe('What is made public of a month', () => {
  const five = [1, 2, 3, 4, 5].map((n) => visit(n));

  it('shows masked names, sums of each person, and as many cells as columns', () => {
    const lines = linesOf([...five, visit(1)], 5);
    const people = lines.filter(({ kind }) => kind === 'BENEFICIARY');
    expect(people).toHaveLength(5);
    expect(people.map(({ cells }) => cells[0])).not.toContain('王小1');
    expect(people.map(({ cells }) => cells.slice(3))).toContainEqual(['2', '80.00']);
    for (const { kind, cells } of lines) expect(cells).toHaveLength(DISCLOSURE_COLUMNS[kind].length);
    expect(lines.filter(({ kind }) => kind === 'PRICE')).toEqual([
      { kind: 'PRICE', cells: ['助浴', '6', '50.50', '50.50', '50.50'] },
    ]);
  });

  it.each([
    [
      'a township with four',
      five.map((each, n) => (n === 4 ? visit(5, { regionId: 2, regionName: '古城街道' }) : each)),
    ],
    ['four altogether', five.slice(0, 4)],
    ['one person with five visits', [1, 2, 3, 4, 5].map(() => visit(1))],
  ])('leaves out %s', (_, visits) => {
    expect(linesOf(visits, 5).filter(({ kind }) => kind === 'BENEFICIARY')).toEqual([]);
  });

  it('writes amounts exactly', () => {
    expect([0, 5, 50, 12_345, -7].map(yuan)).toEqual(['0.00', '0.05', '0.50', '123.45', '-0.07']);
  });
});
