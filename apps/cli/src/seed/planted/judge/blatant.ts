import type { DeedLabel, WrongVisit } from '../labels';

/**
 * What recall is stated over. It goes by the harm alone, and by no rule's number: so much paid for nothing is worth
 * an officer's morning, whatever gave it away.
 */
export const HARM = {
  /** Of one visit; less is a clock that differs from another one. */
  minutesOfAVisit: 5,
  /** Of one deed in the month: an hour, or what an hour of the cheapest care costs. */
  minutesOfADeed: 60,
  fenOfADeed: 3_000,
} as const;

/** What is certain before the money moves counts from the first visit on; anything else by what it took in the month. */
export function countsIn(deed: DeedLabel): readonly WrongVisit[] {
  if (deed.isInvisible) return [];
  const wrong = deed.visits.filter(({ minutes }) => minutes >= HARM.minutesOfAVisit);
  const minutes = wrong.reduce((sum, each) => sum + each.minutes, 0);
  const fen = wrong.reduce((sum, each) => sum + each.fen, 0);
  const isLarge = minutes >= HARM.minutesOfADeed || fen >= HARM.fenOfADeed;
  return wrong.filter(({ due }) => due === 'BLOCK' || isLarge);
}
