import type { Outcome, Unit } from './rule';
import { LOST, type Lost, type LostCode } from './stack-reasons';

/** A programme as it was decided for a senior by itself. */
export interface StackCandidate {
  readonly programme: string;
  readonly outcome: Outcome;
  /** In `unit`; 0 unless granted. */
  readonly amount: number;
  readonly unit: Unit;
  /** What the amount is worth in fen, to compare programmes of different units. */
  readonly worthFen: number;
  /** At most one programme of a group is granted; null: it stands alone. */
  readonly exclusiveGroup: string | null;
  /** Of several the lowest goes first; equal ones by their code. */
  readonly priority: number;
  /** In which order the programmes draw on a common cap. */
  readonly drawOrder: number;
  /** Not granted to who receives one of these on the day. */
  readonly notWith: readonly string[];
}

export type GroupChoice = 'BEST_FOR_PERSON' | 'PRIORITY' | 'PERSON_CHOICE';

export interface Cap {
  readonly code: string;
  readonly unit: Unit;
  readonly most: number;
  /** Null: every programme of the unit. */
  readonly programmes: readonly string[] | null;
}

export interface StackConfig {
  /** By group; BEST_FOR_PERSON where nothing is said. */
  readonly groups: Readonly<Record<string, GroupChoice>>;
  /** What the person chose in a group, PERSON_CHOICE only; without a choice the best one is taken. */
  readonly choices: Readonly<Record<string, string>>;
  /** Received on the day from elsewhere. */
  readonly receives: readonly string[];
  readonly caps: readonly Cap[];
}

export interface StackGrant {
  readonly programme: string;
  readonly amount: number;
  /** The caps that took a part of it. */
  readonly cutBy: readonly string[];
}

export interface Stack {
  /** In draw order. */
  readonly granted: readonly StackGrant[];
  /** Every other candidate and why, by code. */
  readonly lost: readonly Lost[];
}

/**
 * Which of the programmes a senior is entitled to he receives together: one of each exclusive group, none that
 * another one bars, and no more than the caps allow. The order of the candidates means nothing.
 */
export function stack(candidates: readonly StackCandidate[], config: StackConfig): Stack {
  const lost: Lost[] = [];
  const lose = ({ programme }: StackCandidate, code: LostCode, to?: string): void => {
    lost.push({
      programme,
      code,
      ...(to !== undefined && { to }),
      ...LOST[code]({ zh: to ?? '', en: to ?? '' }),
    });
  };
  const entitled = candidates.toSorted(byPriority).filter((candidate) => {
    const received = candidate.notWith.toSorted().find((other) => config.receives.includes(other));
    if (candidate.outcome === 'U') lose(candidate, 'EVIDENCE_NEEDED');
    else if (candidate.outcome === 'N') lose(candidate, 'NOT_ENTITLED');
    else if (received !== undefined) lose(candidate, 'BARRED', received);
    else return true;
    return false;
  });
  const chosen = settle(entitled, config, lose);
  const granted = cut(chosen, config.caps, lose);
  return { granted, lost: lost.sort((a, b) => byText(a.programme, b.programme)) };
}

type Lose = (candidate: StackCandidate, code: LostCode, to?: string) => void;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPriority = (a: StackCandidate, b: StackCandidate): number =>
  a.priority - b.priority || byText(a.programme, b.programme);
const byDraw = (a: StackCandidate, b: StackCandidate): number =>
  a.drawOrder - b.drawOrder || byText(a.programme, b.programme);

/** Chooses in each group; a winner that is barred makes room for the next of its group, one at a time. */
function settle(entitled: readonly StackCandidate[], config: StackConfig, lose: Lose): StackCandidate[] {
  let open = entitled;
  for (;;) {
    const winners = open.filter((candidate) => winnerOf(groupOf(candidate, open), config) === candidate);
    const barred = firstBarred(winners);
    if (!barred) {
      for (const candidate of open) {
        const winner = winnerOf(groupOf(candidate, open), config);
        if (winner !== candidate) lose(candidate, REASONS[ruleFor(candidate, config)], winner.programme);
      }
      return winners;
    }
    lose(barred.candidate, 'BARRED', barred.by.programme);
    open = open.filter((candidate) => candidate !== barred.candidate);
  }
}

/** The candidate and its rivals, by priority. */
const groupOf = (candidate: StackCandidate, open: readonly StackCandidate[]): readonly StackCandidate[] =>
  candidate.exclusiveGroup === null
    ? [candidate]
    : open.filter(({ exclusiveGroup }) => exclusiveGroup === candidate.exclusiveGroup);

const REASONS = {
  BEST_FOR_PERSON: 'OTHER_IS_BETTER',
  PRIORITY: 'OTHER_GOES_FIRST',
  PERSON_CHOICE: 'OTHER_CHOSEN',
} as const;

/** How the group of a candidate chooses. */
const ruleFor = ({ exclusiveGroup }: StackCandidate, { groups }: StackConfig): GroupChoice =>
  groups[exclusiveGroup ?? ''] ?? 'BEST_FOR_PERSON';

function winnerOf(rivals: readonly StackCandidate[], config: StackConfig): StackCandidate {
  const [first] = rivals;
  const best = rivals.reduce((best, next) => (next.worthFen > best.worthFen ? next : best));
  switch (ruleFor(first, config)) {
    case 'BEST_FOR_PERSON':
      return best;
    case 'PRIORITY':
      return first;
    case 'PERSON_CHOICE':
      return rivals.find(({ programme }) => programme === config.choices[first.exclusiveGroup ?? '']) ?? best;
  }
}

/**
 * The first of the winners that another one bars. One that is barred itself bars nobody, so a winner is settled
 * after those that could bar it; where they bar each other in a ring, the first by priority is granted.
 */
function firstBarred(
  winners: readonly StackCandidate[],
): { candidate: StackCandidate; by: StackCandidate } | undefined {
  const settled = new Set<StackCandidate>();
  const barsOf = ({ notWith, programme }: StackCandidate): StackCandidate[] =>
    winners.filter((other) => other.programme !== programme && notWith.includes(other.programme));
  while (settled.size < winners.length) {
    const open = winners.filter((candidate) => !settled.has(candidate));
    const barred = open.find((candidate) => barsOf(candidate).some((other) => settled.has(other)));
    if (barred) return { candidate: barred, by: barsOf(barred).find((other) => settled.has(other))! };
    settled.add(open.find((candidate) => !barsOf(candidate).length) ?? open[0]);
  }
  return undefined;
}

/** The programmes draw on the caps one after the other; what is left when one comes is what it may take. */
function cut(chosen: readonly StackCandidate[], caps: readonly Cap[], lose: Lose): StackGrant[] {
  const left = new Map(caps.map(({ code, most }) => [code, most]));
  return chosen.toSorted(byDraw).flatMap((candidate) => {
    const { programme, unit } = candidate;
    const over = caps.filter((cap) => cap.unit === unit && (cap.programmes?.includes(programme) ?? true));
    const amount = Math.min(candidate.amount, ...over.map(({ code }) => left.get(code)!));
    const cutBy = over.flatMap(({ code }) => (left.get(code)! < candidate.amount ? code : [])).sort(byText);
    if (amount <= 0) {
      lose(candidate, 'CAP_REACHED', cutBy[0]);
      return [];
    }
    for (const { code } of over) left.set(code, left.get(code)! - amount);
    return [{ programme, amount, cutBy }];
  });
}
