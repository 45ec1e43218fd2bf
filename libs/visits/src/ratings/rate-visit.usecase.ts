import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { VISIT_STATE_ZH } from '../visits/visit.state';
import { VisitStore } from '../visits/visit-store';
import { isFinished, openUntil } from './rating.policy';
import type { RatingInput, VisitRatingView } from './ratings.dto';
import { RatingQueries } from './rating.queries';
import { RatingSettings } from './ratings.settings';

/**
 * How content the family is with a visit: one rating, which it may change for some days. Nobody is told of it, because
 * whoever hears of one rating at one time knows whose it is; the audit trail says that there was one, not which.
 */
@Injectable()
export class RateVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly parties: VisitParties,
    private readonly settings: Settings,
    private readonly queries: RatingQueries,
  ) {}

  /** @throws visits.not-found, visits.not-yours, visits.lead-speaks, visits.not-in-state, visits.rating-closed */
  execute(ctx: Ctx, visitId: string, input: RatingInput): Promise<VisitRatingView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.visits.lock(tx, visitId);
      await this.parties.requireConfirmer(tx, visit);
      this.visits.requireLead(visit);
      await this.keep(tx, visit, input, await this.requireOpen(tx, visit));
      const { seniorId, regionId } = visit;
      tx.audit({ action: 'visits.rated', subject: 'visit', subjectId: visitId, seniorId, regionId });
      return this.queries.ofVisit(tx, ctx, visitId);
    });
  }

  /** @returns until when the rating may be changed: as it was said when it was given first */
  private async requireOpen(tx: Tx, visit: VisitEntity): Promise<Date> {
    if (!isFinished(visit.state)) throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
    const { ratingDays } = await this.settings.all(tx, RatingSettings);
    const known = await tx.one<{ leftAt: Date; openUntil: Date | null }>(
      `SELECT c.occurred_at AS "leftAt", r.open_until AS "openUntil"
         FROM visits.visit_check c LEFT JOIN visits.rating r ON r.visit_id = c.visit_id
        WHERE c.visit_id = $1 AND c.kind = 'OUT'`,
      [visit.id],
    );
    if (!known) throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
    const until = known.openUntil ?? openUntil(known.leftAt, ratingDays);
    if (tx.now > until) throw VisitsErrors.ratingClosed();
    return until;
  }

  private async keep(tx: Tx, visit: VisitEntity, input: RatingInput, until: Date): Promise<void> {
    const { score, reasons = [], words = null, showsCaregiver } = input;
    await tx.query(
      `INSERT INTO visits.rating (visit_id, score, reasons, words, shows_caregiver, rated_by, rated_at, changed_at,
         open_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
       ON CONFLICT (visit_id, after_check) DO UPDATE SET score = $2, reasons = $3, words = $4, shows_caregiver = $5,
         rated_by = $6, changed_at = $7`,
      [visit.id, score, reasons, words, showsCaregiver, accountOf(tx.ctx), tx.now, until],
    );
  }
}
