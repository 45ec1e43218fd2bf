import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { SettlementFacade } from '@anzhi/settlement';
import { UNJUDGED } from './claim-store';

interface Claimed {
  readonly countyId: number;
  readonly providerId: string;
  readonly recoveryId: string | null;
}

/**
 * A visit of which an audit's bound already spoke is proved to be wrong by itself and taken back: the claim shrinks by as
 * much, so that nothing is taken back twice and never more than was captured.
 */
@Injectable()
export class ProvenLater {
  constructor(private readonly settlement: SettlementFacade) {}

  /** To be called in the transaction that has taken it back. @param fen public money */
  async takenBack(tx: Tx, { visitId, fen }: { visitId: string; fen: number }): Promise<void> {
    if (fen <= 0) return;
    const [framed] = await this.frames(tx, visitId);
    if (!framed) return;
    // a claim that is being made counts this visit, or is seen after it
    await this.settlement.lockPayee(tx, framed);
    for (const { countyId, providerId, recoveryId } of await this.frames(tx, visitId)) {
      if (!recoveryId) continue;
      await this.settlement.release(
        tx,
        { countyId, providerId, id: recoveryId },
        { cause: 'PROVEN', fen, reason: `已逐次核实：${visitId}` },
      );
    }
  }

  private frames(tx: Tx, visitId: string): Promise<Claimed[]> {
    return tx.query(
      `SELECT f.county_id AS "countyId", f.provider_id AS "providerId", c.recovery_id AS "recoveryId"
         FROM oversight.frame_unit u
         JOIN oversight.sample_frame f ON (f.county_id, f.id) = (u.county_id, u.frame_id)
         LEFT JOIN oversight.estimate_claim c ON (c.county_id, c.frame_id) = (u.county_id, u.frame_id)
        WHERE u.visit_id = $1 AND u.stratum IS NOT NULL AND ${UNJUDGED} ORDER BY f.id`,
      [visitId],
    );
  }
}
