import { capturedMinutes, settlement, type Story } from './story';

/** One command to the ledger: minutes set aside when an order was booked, or spent when it was proved. */
export interface LedgerStep {
  readonly kind: 'HOLD' | 'CAPTURE';
  readonly story: Story;
  readonly at: Date;
  readonly minutes: number;
}

/** The commands of one senior in the order in which they happened. */
export function ledgerSteps(stories: readonly Story[]): LedgerStep[] {
  const steps = stories.flatMap((story): LedgerStep[] => {
    const captured = capturedMinutes(story);
    const held: LedgerStep = { kind: 'HOLD', story, at: story.bookedAt, minutes: story.plan.minutes };
    const settled = settlement(story);
    return captured === null || !settled
      ? [held]
      : [held, { kind: 'CAPTURE', story, at: settled.at, minutes: captured }];
  });
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What was free in the month's grant before each order was booked. */
export function availableBefore(steps: readonly LedgerStep[]): Map<Story, number> {
  const free = new Map<string, number>();
  const before = new Map<Story, number>();
  for (const { kind, story, minutes } of steps) {
    const { lotAccountId, minutes: granted } = story.lot;
    const now = free.get(lotAccountId) ?? granted;
    if (kind === 'HOLD') before.set(story, now);
    free.set(lotAccountId, kind === 'HOLD' ? now - minutes : now + story.plan.minutes - minutes);
  }
  return before;
}
