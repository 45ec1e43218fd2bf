import { SHIPPED } from '../shipped';
import type { Terms } from '../programme';
import { checkVersion, type Surroundings, type WrittenVersion } from './check-version.policy';

const { identity, versions } = SHIPPED.find(({ identity: { code } }) => code === 'NAT_VOUCHER')!;
const [{ terms }] = versions;
const days = { from: '2027-01-01', to: '2028-01-01' };
const kinds = { type: 'TABLE', keys: ['HOME', 'INSTITUTION'] } as const;
const around: Surroundings = {
  today: '2026-12-31',
  categories: ['TEKUN_SCATTERED', 'TEKUN_CENTRAL'],
  parameters: [
    { name: 'NAT_VOUCHER_RATIO', unit: 'BASIS_POINT', ...kinds },
    { name: 'NAT_VOUCHER_CAP_BY_KIND', unit: 'FEN', ...kinds },
    { name: 'NAT_VOUCHER_CAP', unit: 'FEN', type: 'INTEGER', keys: [] },
    { name: 'NAT_VOUCHER_CENTRAL_BP', unit: 'BASIS_POINT', type: 'INTEGER', keys: [] },
  ],
  gaps: [],
  programmes: [],
  laws: [],
};

const found = (version: Partial<WrittenVersion>, surroundings: Partial<Surroundings> = {}): string[] =>
  checkVersion({ programme: identity, days, terms, ...version }, { ...around, ...surroundings }).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
const changed = (change: Partial<Terms>): string[] => found({ terms: { ...terms, ...change } });

it('finds nothing against what is sound, from tomorrow on', () => {
  expect(found({})).toEqual([]);
  expect(found({}, { today: '2027-01-01' })).toEqual(['starts-too-early /from']);
  expect(found({ days: { from: '2027-01-01', to: '2027-01-01' } })).toEqual(['days-reversed /to']);
});

it.each([
  [9_999, 0],
  [10_000, 1],
])('wants funding of 10,000 basis points, not %i + %i', (centralBp, provinceBp) => {
  const funding = { ...terms.funding, centralBp, provinceBp };
  expect(changed({ funding })).toEqual(['funding-sum /terms/funding']);
});

it('wants a citation', () =>
  expect(changed({ citation: ' ' })).toEqual(['citation-missing /terms/citation']));

it('wants every service kind in a table of ratios or caps', () => {
  const parameters = around.parameters.map((parameter) =>
    parameter.type === 'TABLE' ? { ...parameter, keys: ['HOME'] } : parameter,
  );
  expect(found({}, { parameters })).toEqual([
    'parameter-shape /terms/payment/ratioParam',
    'parameter-shape /terms/payment/capParams/0',
  ]);
});

it('carries nothing over that is granted once', () =>
  expect(changed({ frequency: 'ONCE', carry: { cap: 1, hops: 1 } })).toEqual(['once-carry /terms/carry']));

it('promises working days only where an application begins at once', () => {
  expect(changed({ start: 'NEXT_MONTH' })).toEqual(['promise-without-start /terms/startWithinWorkingDays']);
  expect(changed({ enrolment: 'AUTOMATIC' })).toEqual([
    'promise-without-start /terms/startWithinWorkingDays',
  ]);
});

describe('beside another law', () => {
  const beside = (law: { from: string; to: string | null }, own = days) =>
    found({ days: own }, { laws: [{ version: 1, ...law }] });

  it('follows one that began before', () => {
    expect(beside({ from: '2026-12-31', to: null }, { ...days, to: '9999-01-01' })).toEqual(['cuts-law /to']);
    expect(beside({ from: '2026-12-31', to: '2028-01-01' })).toEqual([]);
    expect(beside({ from: '2026-12-31', to: '2028-01-02' })).toEqual(['cuts-law /to']);
  });

  it('does not begin with it or before it', () => {
    expect(beside({ from: '2027-01-01', to: null })).toEqual(['law-already /from']);
    expect(beside({ from: '2027-01-02', to: null })).toEqual(['law-already /from']);
  });
});

it.each([
  ['MINUTE', 'RATIO'],
  ['VISIT', 'RATIO'],
  ['FEN', undefined],
] as const)('a benefit in %s does not pay by %s', (unit, by) =>
  expect(found({ programme: { ...identity, unit } })).toEqual(by ? ['payment-unit /terms/payment/by'] : []),
);
