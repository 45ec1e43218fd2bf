import fc from 'fast-check';
import { addRoots, EMPTY_ROOT, rootOf, type GrantContent } from './content-root';

const grant = (seniorId: string, amount: number): GrantContent => ({
  programmeCode: 'SQ_HOME_CARE',
  version: 1,
  period: 202611,
  seniorId,
  seq: 0,
  unit: 'MINUTE',
  amount,
  from: '2026-11-01',
  until: '2026-12-01',
});
const anyGrants = fc.array(
  fc.tuple(fc.uuid(), fc.integer({ min: 1 })).map(([senior, amount]) => grant(senior, amount)),
  { maxLength: 30 },
);

describe('The root of a month', () => {
  it('does not depend on order or chunks', () => {
    fc.assert(
      fc.property(anyGrants, fc.integer({ min: 1, max: 9 }), (grants, size) => {
        const chunks: string[] = [];
        const backwards = [...grants].reverse();
        for (let at = 0; at < backwards.length; at += size)
          chunks.push(rootOf(backwards.slice(at, at + size)));
        expect(addRoots(chunks)).toBe(rootOf(grants));
      }),
    );
  });

  it('changes with every part of a grant', () => {
    const one = grant('0199a000-0000-7000-8000-000000000001', 480);
    const others = [
      { ...one, amount: 481 },
      { ...one, seq: 1 },
      { ...one, version: 2 },
      { ...one, unit: 'FEN' },
      { ...one, period: 202612 },
      { ...one, until: '2026-12-02' },
      { ...one, from: '2026-11-02' },
      { ...one, programmeCode: 'NAT_VOUCHER' },
      { ...one, seniorId: '0199a000-0000-7000-8000-000000000002' },
    ];
    expect(new Set([one, ...others].map((each) => rootOf([each]))).size).toBe(10);
  });

  it('of nothing is zero, and has room for the greatest', () => {
    expect(rootOf([])).toBe(EMPTY_ROOT);
    expect(addRoots(['f'.repeat(64), '0'.repeat(63) + '2'])).toBe('0'.repeat(63) + '1');
  });
});
