import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { ProgrammeGate } from '../programme.gate';
import type { LawDecisionDto } from '../versions/programme.dto';
import { Budgets, type Allotment } from './budgets';
import type { AllotmentRefDto } from './budget.dto';

type Stored = Allotment & { readonly state: string; readonly draftedBy: string };

/** The second person decides. Approved, the money is in the county's budget at once. */
@Injectable()
export class DecideAllotment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: ProgrammeGate,
    private readonly budgets: Budgets,
  ) {}

  execute(ctx: Ctx, id: string, { decision, reason }: LawDecisionDto): Promise<AllotmentRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const allotment = await this.lock(tx, id);
      if (allotment.state !== 'SUBMITTED') throw EntitlementErrors.allotmentDecided();
      if (allotment.draftedBy === accountOf(ctx)) throw EntitlementErrors.samePerson();
      const commandId = decision === 'APPROVED' ? newId(tx.now) : null;
      await tx.query(
        `UPDATE entitlement.budget_allotment
            SET state = $2, approved_by = $3, decided_at = $4, reason = $5, command_id = $6 WHERE id = $1`,
        [id, decision, accountOf(ctx), tx.now, commandId ? null : reason, commandId],
      );
      if (commandId) await this.budgets.raise(tx, allotment, commandId);
      tx.audit({
        action: `entitlement.allotment-${decision.toLowerCase()}`,
        subject: 'budget-allotment',
        subjectId: id,
        regionId: allotment.countyId,
        details: { amountFen: allotment.amountFen, ...(reason && { reason }) },
      });
      return { id };
    });
  }

  private async lock(tx: Tx, id: string): Promise<Stored> {
    const allotment = await tx.one<Stored>(
      `SELECT county_id AS "countyId", programme_id AS "programmeId", year, amount_fen AS "amountFen", state,
              drafted_by AS "draftedBy"
         FROM entitlement.budget_allotment WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    if (!allotment) throw EntitlementErrors.allotmentNotFound();
    await this.gate.requireCharge(tx.ctx, allotment.countyId);
    return allotment;
  }
}
