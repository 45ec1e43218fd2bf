import { Injectable } from '@nestjs/common';
import { accountOf, addHours, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork } from '@anzhi/platform';
import { SettlementFacade } from '@anzhi/settlement';
import { CaseSettings } from '../../cases/case.settings';
import { FrameStore } from '../frame-store';
import { SamplingErrors } from '../sampling.errors';
import { claimOf } from './claim-store';

/** The provider rebuts the projection, once and in time. */
@Injectable()
export class AppealClaim {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly settings: Settings,
  ) {}

  /** @throws oversight.frame-not-found, oversight.claim-missing, oversight.claim-appealed, oversight.claim-appeal-late */
  execute(ctx: Ctx, frameId: string, reason: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      const claim = await claimOf(tx, frame);
      if (!claim) throw SamplingErrors.claimMissing();
      if (claim.appealedAt) throw SamplingErrors.claimAppealed();
      const days = await this.settings.get(tx, CaseSettings.appealDays);
      if (tx.now > addHours(claim.at, 24 * days)) throw SamplingErrors.claimAppealLate({ days });
      const { countyId, providerId } = frame;
      await tx.query(
        `INSERT INTO oversight.claim_appeal (county_id, frame_id, reason, account_id, at) VALUES ($1, $2, $3, $4, $5)`,
        [countyId, frameId, reason, accountOf(ctx), tx.now],
      );
      tx.audit({
        action: 'oversight.claim-appealed',
        ...{ subject: 'sample-frame', subjectId: frameId, regionId: countyId, organisationId: providerId },
      });
    });
  }
}

/** Somebody who neither estimated nor claimed hears it. Overturned: what stands of the claim is given back at once. */
@Injectable()
export class DecideClaimAppeal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly settlement: SettlementFacade,
    private readonly ledger: LedgerFacade,
  ) {}

  /**
   * @returns what was given back, in fen
   * @throws oversight.frame-not-found, oversight.claim-not-appealed, oversight.claim-decided,
   * oversight.claim-another-person
   */
  execute(
    ctx: Ctx,
    frameId: string,
    { decision, reason }: { decision: 'UPHELD' | 'OVERTURNED'; reason: string },
  ): Promise<{ fen: number }> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      const claim = await claimOf(tx, frame);
      if (!claim?.appealedAt) throw SamplingErrors.claimNotAppealed();
      if (claim.decidedAt) throw SamplingErrors.claimDecided();
      const { madeBy, claimedBy, recoveryId: id } = claim;
      const account = accountOf(ctx);
      if (account === madeBy || account === claimedBy) throw SamplingErrors.claimAnotherPerson();
      const { countyId, providerId } = frame;
      const all = { cause: 'APPEAL', fen: claim.fen, reason } as const;
      const fen =
        decision === 'OVERTURNED' ? await this.settlement.release(tx, { countyId, providerId, id }, all) : 0;
      await tx.query(
        `INSERT INTO oversight.claim_appeal_decision
           (county_id, frame_id, made_by, claimed_by, outcome, released_fen, reason, account_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [countyId, frameId, madeBy, claimedBy, decision, fen, reason, account, tx.now],
      );
      const facts = { appeal: decision, releasedFen: fen, providerId };
      await this.ledger.log(tx, { countyId, kind: 'ESTIMATE', reference: frameId, facts });
      tx.audit({
        action: 'oversight.claim-appeal-decided',
        ...{ subject: 'sample-frame', subjectId: frameId, regionId: countyId, organisationId: providerId },
        details: facts,
      });
      return { fen };
    });
  }
}
