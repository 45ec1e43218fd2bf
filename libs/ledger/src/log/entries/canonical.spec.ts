import fc from 'fast-check';
import { canonicalBytes, checkFacts, commitmentOf } from './canonical';
import { Commitment, type LeafContent } from './log-entry.types';

const entry = (fields: LeafContent['fields']): LeafContent => ({
  source: 'ENTRY',
  kind: 'CASE',
  reference: 'r',
  atMicros: 1n,
  fields,
});

describe('Canonical bytes', () => {
  it('are these, for other verifiers', () => {
    const bytes = canonicalBytes(entry({ b: true, amount: 60, note: '安', none: null }));
    expect(bytes.toString('hex')).toBe(
      [
        '01',
        '00000005' + Buffer.from('ENTRY').toString('hex'),
        '00000004' + Buffer.from('CASE').toString('hex'),
        '00000001' + '72',
        '0000000000000001',
        '00000004',
        '00000006' + Buffer.from('amount').toString('hex') + '69' + '000000000000003c',
        '00000001' + '62' + '62' + '01',
        '00000004' + Buffer.from('none').toString('hex') + '6e',
        '00000004' + Buffer.from('note').toString('hex') + '74' + '00000003' + 'e5ae89',
      ].join(''),
    );
  });

  it('do not depend on the order of the fields', () => {
    expect(canonicalBytes(entry({ a: 1, b: 'x' }))).toEqual(canonicalBytes(entry({ b: 'x', a: 1 })));
  });

  it('are those of one entry only', () => {
    const fact = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
    const fields = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,3}$/), fact);
    const some = fc.record({
      source: fc.string(),
      kind: fc.string(),
      reference: fc.string(),
      atMicros: fc.bigInt({ min: 0n, max: 1n << 60n }),
      fields,
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const plain = (content: LeafContent) =>
          JSON.stringify([
            content.kind,
            content.reference,
            `${content.atMicros}`,
            Object.entries(content.fields).sort(),
          ]);
        const equal = canonicalBytes(a).equals(canonicalBytes(b));
        // minus nought and nought are one number
        expect(equal).toBe(plain(a).replaceAll('-0', '0') === plain(b).replaceAll('-0', '0'));
      }),
    );
  });

  it('tell a text from a number, and both from a commitment', () => {
    const forms = [entry({ a: '1' }), entry({ a: 1 }), entry({ a: new Commitment(Buffer.alloc(32)) })];
    expect(new Set(forms.map((form) => canonicalBytes(form).toString('hex'))).size).toBe(3);
  });

  it.each([1.5, Number.NaN, 2 ** 53, '\ud800'])('do not exist for %p', (content) => {
    expect(() => checkFacts({ a: content })).toThrow(TypeError);
  });

  it.each(['Amount', 'an amount', '', '1st'])('do not exist for a fact named "%s"', (name) => {
    expect(() => checkFacts({ [name]: 1 })).toThrow(TypeError);
  });
});

it('A commitment hides a value by its salt', () => {
  const salt = Buffer.alloc(32, 7);
  expect(commitmentOf(salt, '张三')).toEqual(commitmentOf(salt, '张三'));
  expect(commitmentOf(salt, '张三')).not.toEqual(commitmentOf(Buffer.alloc(32, 8), '张三'));
});
