import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Queryable, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsErrors } from '../visits.errors';
import type { PositionConsentView } from './on-the-way.dto';
import { sharingTakenBack } from './sharing';

/** Whether a caregiver agrees that the platform knows where he is while he is on the way; he may change his mind. */
@Injectable()
export class PositionConsents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly providers: ProvidersFacade,
  ) {}

  async own(ctx: Ctx): Promise<PositionConsentView> {
    return this.newest(this.db, await this.self(this.db, ctx));
  }

  /** Taken back, everything that is kept of him goes at once. */
  execute(ctx: Ctx, agreed: boolean): Promise<PositionConsentView> {
    return this.uow.run(ctx, async (tx) => {
      const caregiverId = await this.self(tx, ctx);
      await tx.query(
        `INSERT INTO visits.position_consent (caregiver_id, agreed, account_id, at) VALUES ($1, $2, $3, $4)`,
        [caregiverId, agreed, accountOf(ctx), tx.now],
      );
      if (!agreed) {
        await sharingTakenBack(tx, caregiverId);
        await forget(tx, caregiverId);
      }
      const action = agreed ? 'visits.position-agreed' : 'visits.position-refused';
      tx.audit({ action, subject: 'caregiver', subjectId: caregiverId });
      return this.newest(tx, caregiverId);
    });
  }

  async hasAgreed(db: Queryable, caregiverId: string): Promise<boolean> {
    return (await this.newest(db, caregiverId)).agreed;
  }

  /** Nobody asked him: no. */
  private async newest(db: Queryable, caregiverId: string): Promise<PositionConsentView> {
    const [consent] = await db.query<{ agreed: boolean; at: Date }>(
      `SELECT agreed, at FROM visits.position_consent WHERE caregiver_id = $1 ORDER BY id DESC LIMIT 1`,
      [caregiverId],
    );
    return { agreed: consent?.agreed ?? false, since: consent?.at.toISOString() ?? null };
  }

  private async self(db: Queryable, ctx: Ctx): Promise<string> {
    const caregiver = await this.providers.caregiverOfAccount(db, accountOf(ctx));
    if (!caregiver) throw VisitsErrors.notACaregiver();
    return caregiver.id;
  }
}

const forget = (tx: Tx, caregiverId: string): Promise<unknown> =>
  tx.query(
    `DELETE FROM visits.position p USING visits.visit v WHERE v.id = p.visit_id AND v.caregiver_id = $1`,
    [caregiverId],
  );
