import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';

/** A delivered service before anybody pays for it. */
export interface CaptureToJudge {
  readonly orderId: string;
  readonly seniorId: string;
  readonly countyId: number;
  /** `YYYY-MM-DD` */
  readonly serviceDate: string;
  readonly actualMinutes: number;
  readonly evidenceId: string;
}

/** @see CaptureVerdict.reason: a code, told with the refusal */
export type CaptureVerdict = { readonly allow: true } | { readonly allow: false; readonly reason: string };

export type CaptureJudge = (tx: Tx, capture: CaptureToJudge) => Promise<CaptureVerdict>;

/**
 * The place where a rule that must block a payment decides, inside the transaction that would make it. Whoever has
 * such rules stands above this context and binds them at start; as long as nobody does, everything is allowed.
 */
@Injectable()
export class CaptureGuard {
  private judge: CaptureJudge = () => Promise.resolve({ allow: true });
  /** Asked once a transaction and delivery: whoever looks before he pays does not pay for it twice. */
  private readonly asked = new WeakMap<Tx, Map<string, Promise<CaptureVerdict>>>();

  bind(judge: CaptureJudge): void {
    this.judge = judge;
  }

  decide(tx: Tx, capture: CaptureToJudge): Promise<CaptureVerdict> {
    const asked = this.asked.get(tx) ?? new Map<string, Promise<CaptureVerdict>>();
    this.asked.set(tx, asked);
    const key = `${capture.evidenceId} ${capture.actualMinutes}`;
    const verdict = asked.get(key) ?? this.judge(tx, capture);
    asked.set(key, verdict);
    return verdict;
  }
}
