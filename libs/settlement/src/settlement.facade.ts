import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { Payee } from './claims/claim.queries';
import {
  RecoveryStore,
  type NewRecovery,
  type ReleaseCause,
  type StandingRecovery,
} from './recoveries/recovery-store';

/** What officers' work does to a provider's money, in the transaction of the caller. */
@Injectable()
export class SettlementFacade {
  constructor(private readonly recoveries: RecoveryStore) {}

  /** Until the transaction ends nobody else claims from, or settles for, the provider. */
  lockPayee(tx: Tx, payee: Payee): Promise<void> {
    return this.recoveries.lock(tx, payee);
  }

  /**
   * A claim that the next payout nets; no senior's minutes change.
   * @returns its id @throws settlement.recovery-made
   */
  claim(tx: Tx, recovery: NewRecovery): Promise<string> {
    return this.recoveries.claim(tx, recovery);
  }

  /** At most what stands. @returns what was given back, in fen */
  release(
    tx: Tx,
    recovery: Pick<StandingRecovery, 'countyId' | 'providerId' | 'id'>,
    release: { cause: ReleaseCause; fen: number; reason: string },
  ): Promise<number> {
    return this.recoveries.release(tx, recovery, release);
  }

  /** undefined: there is no such claim. */
  recovery(tx: Tx, countyId: number, id: string): Promise<StandingRecovery | undefined> {
    return this.recoveries.standing(tx, countyId, id);
  }
}
