import type { TagVerdict } from '../tags/tag.policy';

/** How somebody proves that he is at the senior's home, the strongest first. */
export const PROOF_METHODS = [
  'DOOR_TAG',
  'CARD',
  'CODE',
  'CALL_BACK',
  'FACE',
  'POSITION',
  'PHOTO',
  'SIGNATURE',
  'MANUAL',
  'CANNOT_SIGN',
] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

export type ProofResult = 'VALID' | 'INVALID' | 'PENDING';

/** Why a proof is worth what it is worth, in one word. */
export type ProofLabel =
  | 'IN_RANGE'
  | 'OUT_OF_RANGE'
  | 'LOW_ACCURACY'
  | 'MOCK'
  | 'NO_POSITION'
  | 'RIGHT_CODE'
  | 'WRONG_CODE'
  | 'CODE_BLOCKED'
  | 'NO_CODE'
  | 'FILE_AWAITED'
  | 'FILE_ARRIVED'
  | 'FILE_REUSED'
  | 'NO_FILE'
  | 'ANSWER_AWAITED'
  | 'CONFIRMED_BY_PHONE'
  | 'DENIED_BY_PHONE'
  | 'NOT_REACHED'
  | 'MATCHED'
  | 'NOT_MATCHED'
  | 'NO_MATCHER'
  | 'EXPLAINED'
  | 'UNEXPLAINED'
  | 'CAPPED'
  | TagVerdict;

/** One proof with what is known about it. */
export interface ProofFacts {
  readonly method: ProofMethod;
  readonly position?: {
    readonly distanceMetres: number;
    readonly accuracyMetres: number;
    readonly mock: boolean;
  };
  readonly code?: 'RIGHT_CODE' | 'WRONG_CODE' | 'CODE_BLOCKED';
  readonly tag?: TagVerdict;
  /** Of the file as it was at capture. */
  readonly file?: 'NEW' | 'REUSED';
  readonly isExplained: boolean;
}

export interface ProofVerdict {
  readonly result: ProofResult;
  readonly label: ProofLabel;
}

const valid = (label: ProofLabel): ProofVerdict => ({ result: 'VALID', label });
const invalid = (label: ProofLabel): ProofVerdict => ({ result: 'INVALID', label });
const pending = (label: ProofLabel): ProofVerdict => ({ result: 'PENDING', label });

/**
 * What a proof is when it is received. Nothing is refused: what is wrong or missing is recorded with its label and
 * weighs nothing (policy.md 0.3, no. 16: a position that is off, simulated or elsewhere is no evidence).
 */
export function judgeProof(
  facts: ProofFacts,
  limits: { readonly geofenceMetres: number; readonly accuracyMetres: number },
): ProofVerdict {
  switch (facts.method) {
    case 'POSITION':
      return judgePosition(facts.position, limits);
    case 'DOOR_TAG':
    case 'CARD':
      return facts.tag === 'READ' ? valid('READ') : invalid(facts.tag ?? 'UNREADABLE');
    case 'CODE':
      return facts.code === 'RIGHT_CODE' ? valid('RIGHT_CODE') : invalid(facts.code ?? 'NO_CODE');
    case 'CALL_BACK':
      return pending('ANSWER_AWAITED');
    case 'PHOTO':
    case 'SIGNATURE':
    case 'FACE':
      if (!facts.file) return invalid('NO_FILE');
      return facts.file === 'REUSED' ? invalid('FILE_REUSED') : pending('FILE_AWAITED');
    case 'CANNOT_SIGN':
    case 'MANUAL':
      return facts.isExplained ? valid('EXPLAINED') : invalid('UNEXPLAINED');
  }
}

/** A position is only as good as its accuracy: the nearest point it allows must lie inside. */
function judgePosition(
  position: ProofFacts['position'],
  { geofenceMetres, accuracyMetres }: { readonly geofenceMetres: number; readonly accuracyMetres: number },
): ProofVerdict {
  if (!position) return invalid('NO_POSITION');
  if (position.mock) return invalid('MOCK');
  if (position.distanceMetres - position.accuracyMetres > geofenceMetres) return invalid('OUT_OF_RANGE');
  return position.accuracyMetres > accuracyMetres ? invalid('LOW_ACCURACY') : valid('IN_RANGE');
}

/** What the law of the day of service gives for a method. */
export interface MethodLaw {
  readonly weight: number;
  /** So many a caregiver and month; null: as many as one likes. */
  readonly monthlyCap: number | null;
}

/** @param usedThisMonth how often the caregiver's proofs of this method have weighed something this month */
export function weigh(
  verdict: ProofVerdict,
  law: MethodLaw | undefined,
  usedThisMonth: number,
): ProofVerdict & { readonly weight: number } {
  if (verdict.result !== 'VALID' || !law) return { ...verdict, weight: 0 };
  if (law.monthlyCap !== null && usedThisMonth >= law.monthlyCap)
    return { result: 'VALID', label: 'CAPPED', weight: 0 };
  return { ...verdict, weight: law.weight };
}

interface Weighed {
  readonly method: string;
  readonly weight: number;
}

/** What an arrival or leaving is proven by: each method once, by its heaviest proof. */
export const sumOf = (proofs: readonly Weighed[]): number =>
  [...new Set(proofs.map(({ method }) => method))].reduce(
    (sum, method) =>
      sum + Math.max(...proofs.filter((proof) => proof.method === method).map(({ weight }) => weight)),
    0,
  );

const strength = ({ method }: Weighed): number => PROOF_METHODS.indexOf(method as ProofMethod);

/** The method a punch goes by: the heaviest, of equals the strongest; when none weighs anything, the first tried. */
export function leadingMethod(proofs: readonly Weighed[]): ProofMethod | 'NONE' {
  const [first] = proofs;
  if (!first) return 'NONE';
  const heaviest = [...proofs].sort((a, b) => b.weight - a.weight || strength(a) - strength(b))[0];
  return (heaviest.weight > 0 ? heaviest : first).method as ProofMethod;
}

/** An arrival or leaving with what it must reach and what it has reached. */
export interface ProvenEnd {
  readonly demand: number;
  readonly proofs: readonly Weighed[];
}

/** Both ends must be proven: one that is proven twice does not speak for the other. */
export const isShortOfProof = (ends: readonly ProvenEnd[]): boolean =>
  ends.some(({ demand, proofs }) => sumOf(proofs) < demand);
