import { Injectable } from '@nestjs/common';
import { GeoErrors, GeoFacade } from '@anzhi/geo';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import { DEDUCTION_DEFAULTS } from './deduction.policy';
import type { NewDeductionRuleDto, DeductionRuleDecisionDto, DeductionRuleRef } from './deduction-rules.dto';

/** An officer proposes what is to be taken off from a day of service on; it holds when somebody else approves it. */
@Injectable()
export class ProposeRule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
  ) {}

  /** @throws geo.region-not-found also for a division outside the caller's charge */
  execute(ctx: Ctx, rule: NewDeductionRuleDto): Promise<DeductionRuleRef> {
    return this.uow.run(ctx, async (tx) => {
      await requireCharge(this.geo, ctx, rule.regionId);
      const id = newId(tx.now);
      const usual = DEDUCTION_DEFAULTS[rule.code];
      const { threshold = usual.threshold, bp = usual.bp } = rule;
      await tx.query(
        `INSERT INTO settlement.deduction_rule
           (id, region_id, code, threshold, bp, effective, citation, state, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, $5, daterange($6::date, $7::date), $8, 'PROPOSED', $9, $10)`,
        [
          ...[id, rule.regionId, rule.code, threshold, bp, rule.from, rule.until ?? null, rule.citation],
          ...[accountOf(ctx), tx.now],
        ],
      );
      auditRule(tx, id, rule.regionId, 'proposed', { code: rule.code, threshold, bp });
      return { id };
    });
  }
}

/** The second person decides. */
@Injectable()
export class DecideRule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
  ) {}

  execute(ctx: Ctx, id: string, { decision, reason }: DeductionRuleDecisionDto): Promise<DeductionRuleRef> {
    return this.uow.run(ctx, async (tx) => {
      const rule = await tx.one<{ regionId: number; state: string; proposedBy: string; overlaps: boolean }>(
        `SELECT r.region_id AS "regionId", r.state, r.proposed_by AS "proposedBy",
                EXISTS (SELECT FROM settlement.deduction_rule o
                         WHERE o.state = 'APPROVED' AND o.region_id = r.region_id AND o.code = r.code
                           AND o.effective && r.effective) AS overlaps
           FROM settlement.deduction_rule r WHERE r.id = $1 FOR NO KEY UPDATE`,
        [id],
      );
      if (!rule) throw SettlementErrors.ruleNotFound();
      await requireCharge(this.geo, ctx, rule.regionId);
      if (rule.state !== 'PROPOSED') throw SettlementErrors.ruleDecided();
      if (rule.proposedBy === accountOf(ctx)) throw SettlementErrors.samePerson();
      if (decision === 'APPROVED' && rule.overlaps) throw SettlementErrors.ruleOverlaps();
      await tx.query(
        'UPDATE settlement.deduction_rule SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1',
        [id, decision, accountOf(ctx), tx.now],
      );
      auditRule(tx, id, rule.regionId, decision.toLowerCase(), { ...(reason && { reason }) });
      return { id };
    });
  }
}

async function requireCharge(geo: GeoFacade, { scope }: Ctx, regionId: number): Promise<void> {
  if (!(await geo.subtree(scope.regionIds)).includes(regionId)) throw GeoErrors.regionNotFound();
}

function auditRule(
  tx: Tx,
  id: string,
  regionId: number,
  what: string,
  details: Record<string, unknown>,
): void {
  tx.audit({
    action: `settlement.rule-${what}`,
    ...{ subject: 'deduction-rule', subjectId: id, regionId, details },
  });
}
