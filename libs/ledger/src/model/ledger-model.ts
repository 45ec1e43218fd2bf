/** What the ledger's commands mean, said once more and as simply as can be: plain numbers, one lot a hold. */
export interface LotState {
  granted: number;
  held: number;
  spent: number;
  closed: boolean;
}
interface HoldState {
  readonly lot: string;
  readonly amount: number;
  state: 'open' | 'posted' | 'voided';
  /** What was posted and not taken back. */
  left: number;
}

export type Command =
  | { readonly kind: 'hold'; readonly id: string; readonly lot: string; readonly amount: number }
  | { readonly kind: 'post' | 'reverse'; readonly id: string; readonly hold: string; readonly amount: number }
  | { readonly kind: 'void'; readonly id: string; readonly hold: string }
  | { readonly kind: 'close'; readonly id: string; readonly lot: string };

export class LedgerModel {
  readonly lots = new Map<string, LotState>();
  private readonly holds = new Map<string, HoldState>();
  private readonly answers = new Map<string, { content: string; answer: string }>();

  /** @returns 'OK' or the code of the refusal */
  run(command: Command): string {
    const content = JSON.stringify(command);
    const earlier = this.answers.get(command.id);
    if (earlier) return earlier.content === content ? earlier.answer : 'id-reused';
    const answer = this.decide(command);
    this.answers.set(command.id, { content, answer });
    return answer;
  }

  private decide(command: Command): string {
    if (command.kind === 'close') return this.close(this.lots.get(command.lot)!);
    if (command.kind === 'hold') return this.hold(command);
    const hold = this.holds.get(command.hold);
    if (!hold) return 'hold-not-found';
    const lot = this.lots.get(hold.lot)!;
    if (command.kind === 'reverse') {
      if (hold.state !== 'posted') return 'hold-not-posted';
      if (command.amount > hold.left) return 'reversal-exceeds-posted';
      hold.left -= command.amount;
      lot.granted += command.amount;
    } else {
      if (hold.state !== 'open') return `hold-already-${hold.state}`;
      const amount = command.kind === 'post' ? command.amount : 0;
      if (amount > hold.amount) return 'post-exceeds-hold';
      Object.assign(hold, { state: command.kind === 'post' ? 'posted' : 'voided', left: amount });
      lot.held -= hold.amount;
      lot.spent += amount;
    }
    return lot.closed ? this.close(lot) : 'OK';
  }

  private hold({ id, lot: lotId, amount }: Command & { kind: 'hold' }): string {
    const lot = this.lots.get(lotId)!;
    if (lot.closed) return 'account-closed';
    if (lot.granted - lot.spent - lot.held < amount) return 'insufficient';
    lot.held += amount;
    this.holds.set(id, { lot: lotId, amount, state: 'open', left: 0 });
    return 'OK';
  }

  /** What is free lapses. */
  private close(lot: LotState): string {
    lot.closed = true;
    lot.spent = lot.granted - lot.held;
    return 'OK';
  }
}
