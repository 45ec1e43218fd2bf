import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { SettlementFacade } from '@anzhi/settlement';
import { FrameStore, type Frame } from '../frame-store';
import { SamplingErrors } from '../sampling.errors';
import { claimOf, provenSince } from './claim-store';

interface Found {
  readonly number: number;
  readonly madeBy: string;
  readonly extrapolatedFen: number;
}

/**
 * What the lower bound adds to what was proved becomes a claim on the provider, by another person than who estimated it.
 * What was proved is taken back visit by visit, by cases; this is money alone, and no senior's minutes change.
 */
@Injectable()
export class ClaimEstimate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly settlement: SettlementFacade,
    private readonly ledger: LedgerFacade,
  ) {}

  /**
   * @returns what was claimed, in fen
   * @throws oversight.frame-not-found, oversight.claim-made, oversight.claim-without-estimate, oversight.claim-nothing,
   * oversight.claim-another-person
   */
  execute(ctx: Ctx, frameId: string, reason: string): Promise<{ fen: number }> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      if (await claimOf(tx, frame)) throw SamplingErrors.claimMade();
      const found = await this.latest(tx, frame);
      if (!found) throw SamplingErrors.claimWithoutEstimate();
      if (found.madeBy === accountOf(ctx)) throw SamplingErrors.claimAnotherPerson();
      // first the lock, then the count: what is proved at this moment is either counted or given back
      await this.settlement.lockPayee(tx, frame);
      const fen = found.extrapolatedFen - (await provenSince(tx, frame));
      if (fen <= 0) throw SamplingErrors.claimNothing();
      await this.claim(tx, frame, found, { fen, reason });
      return { fen };
    });
  }

  private async claim(
    tx: Tx,
    { countyId, providerId, id, from, until }: Frame,
    { number, madeBy, extrapolatedFen }: Found,
    { fen, reason }: { fen: number; reason: string },
  ): Promise<void> {
    const source = { kind: 'AUDIT', id } as const;
    const recoveryId = await this.settlement.claim(tx, {
      ...{ countyId, providerId, source, from, until, fen, reason },
    });
    await tx.query(
      `INSERT INTO oversight.estimate_claim
         (county_id, frame_id, number, made_by, extrapolated_fen, fen, recovery_id, claimed_by, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[countyId, id, number, madeBy, extrapolatedFen, fen, recoveryId],
        ...[accountOf(tx.ctx), reason, tx.now],
      ],
    );
    const facts = { estimate: number, extrapolatedFen, fen, recoveryId, providerId };
    await this.ledger.log(tx, { countyId, kind: 'ESTIMATE', reference: id, facts });
    tx.audit({
      action: 'oversight.estimate-claimed',
      ...{ subject: 'sample-frame', subjectId: id, regionId: countyId, organisationId: providerId },
      details: facts,
    });
  }

  private latest(tx: Tx, { countyId, id }: Frame): Promise<Found | undefined> {
    return tx.one(
      `SELECT number, made_by AS "madeBy", extrapolated_fen AS "extrapolatedFen" FROM oversight.sample_estimate
        WHERE county_id = $1 AND frame_id = $2 ORDER BY number DESC LIMIT 1`,
      [countyId, id],
    );
  }
}
