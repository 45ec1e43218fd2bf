import fc from 'fast-check';
import { fundingOn } from './funding.policy';
import { SHIPPED } from './shipped';

const answeredBy = { level: 'PROVINCE', regionName: '江苏省' } as const;
const central = (value: number) => ({ CENTRAL: { value, unit: 'BASIS_POINT', citation: 'x', answeredBy } });
const shares = { centralBp: 8_500, provinceBp: 500, cityBp: 500, countyBp: 500, lotteryBp: 0 };

it('is what the law says where no parameter sets the nation’s part', () =>
  expect(fundingOn({ ...shares, centralParam: null }, {})).toEqual(shares));

it.each([
  [8_500, [500, 500, 500]],
  [9_500, [168, 166, 166]],
  [10_000, [0, 0, 0]],
  [0, [3_334, 3_333, 3_333]],
])('leaves the others what %s basis points leave', (value, [provinceBp, cityBp, countyBp]) =>
  expect(fundingOn({ ...shares, centralParam: 'CENTRAL' }, central(value))).toEqual({
    ...{ centralBp: value, provinceBp, cityBp, countyBp, lotteryBp: 0 },
  }),
);

it('always adds up, and gives nobody a part who had none', () => {
  const bp = fc.integer({ min: 0, max: 2_500 });
  fc.assert(
    fc.property(
      bp,
      bp,
      bp,
      bp,
      fc.integer({ min: 0, max: 10_000 }),
      (provinceBp, cityBp, countyBp, lotteryBp, value) => {
        const local = { provinceBp, cityBp, countyBp, lotteryBp };
        const centralBp = 10_000 - provinceBp - cityBp - countyBp - lotteryBp;
        const split = fundingOn({ centralBp, ...local, centralParam: 'CENTRAL' }, central(value));
        expect(Object.values(split).reduce((sum, share) => sum + share, 0)).toBe(10_000);
        for (const [purse, share] of Object.entries(local))
          if (share === 0) expect(split).toHaveProperty(purse, 0);
      },
    ),
  );
});

it('of the voucher is 85 per cent the nation’s in the east and 90 in the centre', () => {
  const voucher = SHIPPED.find(({ identity }) => identity.code === 'NAT_VOUCHER')!;
  const values = voucher.parameters.filter(({ name }) => name === 'NAT_VOUCHER_CENTRAL_BP');
  expect(values.map(({ regionCode, value }) => [regionCode, value])).toEqual([
    [null, 9_000],
    ['320000', 8_500],
    ['370000', 8_500],
  ]);
});
