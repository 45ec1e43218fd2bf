import { fenOf } from './cost.policy';

const costs = { hourFen: 6_000, visitFen: 3_000 };
const price = {
  value: 4_500,
  unit: 'FEN',
  answeredBy: { level: 'COUNTY' as const, regionName: '宿城区' },
  citation: '第5条',
};

it.each([
  ['MINUTE', { by: 'MINUTE' }, 480, 48_000],
  ['MINUTE', { by: 'MINUTE' }, 1, 100],
  ['MINUTE', { by: 'MINUTE' }, 0, 0],
  ['VISIT', { by: 'VISIT', priceParam: 'PRICE' }, 3, 13_500],
  ['VISIT', { by: 'VISIT', priceParam: 'OTHER' }, 3, 9_000],
  ['VISIT', { by: 'VISIT', priceParam: null }, 3, 9_000],
  ['FEN', { by: 'FULL' }, 60_000, 60_000],
  ['VOUCHER', { by: 'RATIO', ratioParam: 'R', capParams: [] }, 80_000, 80_000],
] as const)('%s paid %j: %i costs %i fen', (unit, payment, amount, expected) => {
  expect(fenOf({ unit, payment }, { PRICE: price }, amount, costs)).toBe(expected);
});

it('rounds a part of a minute’s cost up', () => {
  expect(fenOf({ unit: 'MINUTE', payment: { by: 'MINUTE' } }, {}, 1, { hourFen: 61, visitFen: 0 })).toBe(2);
});
