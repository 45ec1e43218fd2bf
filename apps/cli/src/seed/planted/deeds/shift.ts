import type { Claim, DoorRecord } from '../claim';

/** The small operations of which behaviour is made. */

/** The whole visit so much later (or earlier), as it is recorded. */
export function shift(claim: Claim, ms: number): void {
  for (const door of [claim.arrival, claim.leaving]) {
    door.at += ms;
    door.serverAt += ms;
  }
  claim.word = { ...claim.word, at: claim.word.at + ms };
}

/** It lasts so long, from the same beginning. */
export function last(claim: Claim, minutes: number, seconds = 0): void {
  const ms = claim.arrival.at + minutes * 60_000 + seconds * 1000 - claim.leaving.at;
  claim.leaving.at += ms;
  claim.leaving.serverAt += ms;
  claim.word = { ...claim.word, at: claim.word.at + ms };
}

/** Entered long after it is said to have been. */
export function enterLater(claim: Claim, ms: number): void {
  claim.arrival.serverAt = claim.leaving.at + ms - 60_000;
  claim.leaving.serverAt = claim.leaving.at + ms;
  claim.word = { ...claim.word, at: claim.word.at + ms };
}

export const doors = (claim: Claim): readonly [DoorRecord, DoorRecord] => [claim.arrival, claim.leaving];

export const typed = (door: DoorRecord, reason: string): void =>
  void Object.assign(door, { method: 'MANUAL', reason, place: null, accuracyMetres: 0 });
