import type { SmsEvent, SmsState } from '../telling/delivery.state';

/** How often a message is handed over before somebody is left without it. */
export const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 30_000;
const GROWTH = 4;

/** 30 s, 2 min, 8 min, 32 min after the first, second, third and fourth attempt. */
export const pauseAfter = (attempts: number): number => FIRST_PAUSE_MS * GROWTH ** (attempts - 1);

/** A message whose time has come, and what is known at this moment. */
export interface DueMessage {
  readonly state: SmsState;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly expiresAt: Date;
  /** He has an active account, wants it and would still be reached today. */
  readonly isWanted: boolean;
}

/**
 * What becomes of it now. One in SENDING was being sent by somebody who died: it may have gone out, so it is handed
 * over again only to an operator that knows it by its key.
 * @param quietEnd of the quiet hours the instant lies in
 */
export function nextStep(
  message: DueMessage,
  now: Date,
  { knowsKeys, quietEnd }: { readonly knowsKeys: boolean; readonly quietEnd: Date | undefined },
): { readonly event: SmsEvent; readonly dueAt?: Date } {
  if (message.state === 'SENDING' && !knowsKeys) return { event: 'lose' };
  if (message.state === 'SENDING' && message.attempts >= MAX_ATTEMPTS) return { event: 'fail' };
  if (message.expiresAt <= now) return { event: 'expire' };
  if (!message.isWanted) return { event: 'withdraw' };
  if (!message.urgent && quietEnd) return { event: 'wait', dueAt: quietEnd };
  return { event: 'claim' };
}

export type Outcome = 'SENT' | 'REFUSED' | 'UNCLEAR';

/** What follows from an attempt. @param isFinal the operator will never take it */
export function afterAttempt(
  outcome: Outcome,
  { attempts, isFinal, knowsKeys }: { attempts: number; isFinal: boolean; knowsKeys: boolean },
): SmsEvent {
  if (outcome === 'SENT') return 'sent';
  if (outcome === 'UNCLEAR' && !knowsKeys) return 'lose';
  return isFinal || attempts >= MAX_ATTEMPTS ? 'fail' : 'wait';
}
