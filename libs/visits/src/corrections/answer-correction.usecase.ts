import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { auditOf } from '../visits/visit-audit';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { sidesAsked, type RequestedAs, type Side } from './correction.policy';
import { CorrectionQueries } from './correction.queries';
import { CorrectionStore } from './correction-store';
import type { CorrectionAnswerDto, CorrectionView } from './corrections.dto';

/** The other side says whether it was so. Its word is heard, and it does not decide. */
@Injectable()
export class AnswerCorrection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CorrectionStore,
    private readonly parties: VisitParties,
    private readonly queries: CorrectionQueries,
  ) {}

  /** @throws visits.not-asked, visits.answered-already, visits.correction-closed */
  execute(ctx: Ctx, id: string, { agrees, fileIds }: CorrectionAnswerDto): Promise<CorrectionView> {
    return this.uow.run(ctx, async (tx) => {
      const { correction, visit } = await this.store.lock(tx, id);
      const side = await this.sideOf(tx, visit, correction.requestedAs);
      const answered = await tx.query(
        `INSERT INTO visits.correction_answer (correction_id, side, account_id, agrees, at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING side`,
        [id, side, accountOf(ctx), agrees, tx.now],
      );
      if (answered.length === 0) throw VisitsErrors.answeredAlready();
      await this.store.addFiles(tx, id, fileIds);
      tx.audit(auditOf(visit, 'visits.correction-answered', { correctionId: id, side, agrees }));
      return this.queries.one(tx, ctx, id);
    });
  }

  private async sideOf(tx: Tx, visit: VisitEntity, requestedAs: RequestedAs): Promise<Side> {
    const side: Side = (await this.parties.of(tx, visit)).has('CAREGIVER') ? 'CAREGIVER' : 'FAMILY';
    if (side === 'FAMILY') await this.parties.requireConfirmer(tx, visit);
    if (!sidesAsked(requestedAs).includes(side)) throw VisitsErrors.notAsked();
    return side;
  }
}
