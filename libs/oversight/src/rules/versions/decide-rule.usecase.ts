import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { RuleErrors } from '../rule.errors';
import type { RuleVersionDecisionDto } from './rules.dto';

interface Proposal {
  readonly state: string;
  readonly proposedBy: string | null;
  readonly from: string;
}

/** The second person. What was in force ends the day before; what was judged by it stays judged by it. */
@Injectable()
export class DecideRule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: LedgerFacade,
  ) {}

  execute(
    ctx: Ctx,
    code: string,
    version: number,
    { decision, reason }: RuleVersionDecisionDto,
  ): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const proposal = await tx.one<Proposal>(FIND, [code, version]);
      if (!proposal) throw RuleErrors.ruleNotFound();
      if (proposal.state !== 'PROPOSED') throw RuleErrors.ruleVersionDecided();
      if (proposal.proposedBy === accountOf(ctx)) throw RuleErrors.ruleByAnother();
      if (decision === 'APPROVED') {
        if (proposal.from <= businessDate(tx.now)) throw RuleErrors.ruleStartsLater();
        await tx.query(END_EARLIER, [code, proposal.from]);
      }
      await tx.query(DECIDE, [code, version, decision, accountOf(ctx), tx.now, reason]);
      tx.audit({
        action: `oversight.rule-${decision.toLowerCase()}`,
        subject: 'rule',
        subjectId: code,
        details: { version, reason },
      });
      if (decision === 'APPROVED') await this.seal(tx, code, version);
    });
  }

  /** In every county's log: nobody can say later that other numbers held. */
  private async seal(tx: Tx, code: string, version: number): Promise<void> {
    const counties = await tx.query<{ countyId: number; thresholds: string; from: string }>(SEALED, [
      code,
      version,
    ]);
    for (const { countyId, thresholds, from } of counties)
      await this.ledger.log(tx, {
        countyId,
        kind: 'RULE_VERSION',
        reference: `${code}.${version}`,
        facts: { code, version, from, thresholds },
      });
  }
}

const FIND = `
  SELECT state, proposed_by AS "proposedBy", lower(valid)::text AS "from"
    FROM oversight.rule_version WHERE (code, version) = ($1, $2) FOR UPDATE`;

/** One that would have begun later never holds. */
const END_EARLIER = `
  UPDATE oversight.rule_version
     SET valid = CASE WHEN lower(valid) >= $2::date THEN 'empty'::daterange ELSE daterange(lower(valid), $2::date) END
   WHERE code = $1 AND state = 'APPROVED' AND valid && daterange($2::date, NULL)`;

const DECIDE = `
  UPDATE oversight.rule_version SET state = $3, decided_by = $4, decided_at = $5, decision_reason = $6
   WHERE (code, version) = ($1, $2)`;

const SEALED = `
  SELECT DISTINCT a.county_id AS "countyId", v.thresholds::text AS thresholds, lower(v.valid)::text AS "from"
    FROM oversight.rule_version v CROSS JOIN (SELECT DISTINCT county_id FROM providers.provider) a
   WHERE (v.code, v.version) = ($1, $2) ORDER BY 1`;
