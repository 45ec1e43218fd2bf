import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { VisitFlag } from '../evidence/check.policy';
import { Exceptions } from '../exceptions/exceptions';
import { VisitsErrors } from '../visits.errors';
import { VerifyVisit } from './verify-visit';
import type { VisitEntity } from './visit.entity';
import { VisitStore } from './visit-store';

const BLOCKED: VisitFlag = 'RULE_BLOCKED';

/** A confirmed visit is captured as soon as nothing stands against it any more. */
@Injectable()
export class CaptureGate {
  constructor(
    private readonly exceptions: Exceptions,
    private readonly verify: VerifyVisit,
    private readonly store: VisitStore,
  ) {}

  /**
   * Captured now if it is confirmed, no doubt has to be fixed first, nobody has asked for a correction, no rule refuses.
   * What a rule refuses by now says so, and waits for an officer.
   */
  async tryAgain(tx: Tx, visit: VisitEntity): Promise<void> {
    if (visit.state !== 'CONFIRMED' || visit.seat > 1) return;
    if ((await this.exceptions.mustFix(tx, visit.id)).length > 0) return;
    if (await underCorrection(tx, visit.id)) return;
    if (await this.verify.mayBePaid(tx, visit)) await this.verify.apply(tx, visit);
    else if (!visit.flags.includes(BLOCKED)) await this.store.mark(tx, visit, [...visit.flags, BLOCKED]);
  }

  /** An officer has judged the whole visit: what was in doubt is settled with that. @throws visits.correction-open */
  async afterReview(tx: Tx, visit: VisitEntity): Promise<void> {
    if (await underCorrection(tx, visit.id)) throw VisitsErrors.correctionOpen();
    await this.exceptions.settleByReview(tx, visit.id);
    await this.verify.apply(tx, visit);
  }
}

/** Somebody has asked for other minutes, and nobody has decided yet. */
export const underCorrection = async (db: Queryable, visitId: string): Promise<boolean> =>
  (await db.query(`SELECT FROM visits.correction WHERE visit_id = $1 AND state = 'OPEN'`, [visitId])).length >
  0;
