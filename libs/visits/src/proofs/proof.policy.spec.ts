import fc from 'fast-check';
import {
  isShortOfProof,
  judgeProof,
  leadingMethod,
  PROOF_METHODS,
  sumOf,
  weigh,
  type ProofFacts,
} from './proof.policy';

const limits = { geofenceMetres: 200, accuracyMetres: 100 };
const position = (distanceMetres: number, accuracyMetres = 15, mock = false) => ({
  position: { distanceMetres, accuracyMetres, mock },
});
const judged = (facts: Omit<ProofFacts, 'isExplained'> & { isExplained?: boolean }) => {
  const { result, label } = judgeProof({ isExplained: false, ...facts }, limits);
  return `${result} ${label}`;
};

describe('one proof', () => {
  it.each<[string, Parameters<typeof judged>[0]]>([
    ['VALID IN_RANGE', { method: 'POSITION', ...position(200, 0) }],
    ['VALID IN_RANGE', { method: 'POSITION', ...position(260, 60) }],
    ['INVALID OUT_OF_RANGE', { method: 'POSITION', ...position(261, 60) }],
    ['INVALID LOW_ACCURACY', { method: 'POSITION', ...position(10, 101) }],
    ['INVALID MOCK', { method: 'POSITION', ...position(0, 5, true) }],
    ['INVALID NO_POSITION', { method: 'POSITION' }],
    ['VALID RIGHT_CODE', { method: 'CODE', code: 'RIGHT_CODE' }],
    ['INVALID WRONG_CODE', { method: 'CODE', code: 'WRONG_CODE' }],
    ['INVALID CODE_BLOCKED', { method: 'CODE', code: 'CODE_BLOCKED' }],
    ['INVALID NO_CODE', { method: 'CODE' }],
    ['VALID READ', { method: 'DOOR_TAG', tag: 'READ' }],
    ['INVALID REPLAYED', { method: 'DOOR_TAG', tag: 'REPLAYED' }],
    ['INVALID UNREADABLE', { method: 'CARD' }],
    ['PENDING FILE_AWAITED', { method: 'PHOTO', file: 'NEW' }],
    ['INVALID FILE_REUSED', { method: 'PHOTO', file: 'REUSED' }],
    ['INVALID NO_FILE', { method: 'SIGNATURE' }],
    ['PENDING FILE_AWAITED', { method: 'FACE', file: 'NEW' }],
    ['PENDING ANSWER_AWAITED', { method: 'CALL_BACK' }],
    ['VALID EXPLAINED', { method: 'MANUAL', isExplained: true }],
    ['INVALID UNEXPLAINED', { method: 'CANNOT_SIGN' }],
  ])('is %s: %j', (verdict, facts) => expect(judged(facts)).toBe(verdict));

  it('weighs what the law of the day says, up to the month’s cap, and says so beyond it', () => {
    const seen = { result: 'VALID', label: 'EXPLAINED' } as const;
    const law = { weight: 50, monthlyCap: 4 };
    expect(weigh(seen, law, 3)).toEqual({ ...seen, weight: 50 });
    expect(weigh(seen, law, 4)).toEqual({ result: 'VALID', label: 'CAPPED', weight: 0 });
    expect(weigh(seen, { weight: 50, monthlyCap: null }, 1_000).weight).toBe(50);
    expect(weigh(seen, undefined, 0).weight).toBe(0);
    const wrong = { result: 'INVALID', label: 'WRONG_CODE' } as const;
    expect(weigh(wrong, law, 0)).toEqual({ ...wrong, weight: 0 });
  });
});

describe('the proofs of one end of a visit', () => {
  const proof = (method: string, weight: number) => ({ method, weight });

  it('add up, each method once by its heaviest', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf([proof('PHOTO', 25), proof('PHOTO', 0), proof('PHOTO', 25), proof('CODE', 50)])).toBe(75);
  });

  it('go by the heaviest, of equals by the strongest, and by the first when none weighs anything', () => {
    expect(leadingMethod([])).toBe('NONE');
    expect(leadingMethod([proof('POSITION', 50), proof('CODE', 50), proof('PHOTO', 25)])).toBe('CODE');
    expect(leadingMethod([proof('MANUAL', 50), proof('POSITION', 50)])).toBe('POSITION');
    expect(leadingMethod([proof('POSITION', 0), proof('CODE', 0)])).toBe('POSITION');
    expect(leadingMethod([proof('POSITION', 0), proof('CANNOT_SIGN', 10)])).toBe('CANNOT_SIGN');
  });

  it('must reach the demand at both ends: one does not speak for the other', () => {
    const proven = { demand: 50, proofs: [proof('POSITION', 50)] };
    expect(isShortOfProof([proven, proven])).toBe(false);
    expect(
      isShortOfProof([
        { ...proven, proofs: [proof('CODE', 100)] },
        { demand: 50, proofs: [] },
      ]),
    ).toBe(true);
    expect(isShortOfProof([proven, { demand: 51, proofs: proven.proofs }])).toBe(true);
    expect(isShortOfProof([{ demand: 0, proofs: [] }])).toBe(false);
  });

  it('one proof more never makes it less', () => {
    const some = fc.record({ method: fc.constantFrom(...PROOF_METHODS), weight: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(some), some, (proofs, another) => {
        expect(sumOf([...proofs, another])).toBeGreaterThanOrEqual(sumOf(proofs));
        expect(sumOf([...proofs, ...proofs])).toBe(sumOf(proofs));
      }),
    );
  });
});
