import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { UnitOfWork } from '@anzhi/platform';
import { RuleErrors } from '../rule.errors';
import type { HitJudgementDto } from './hits.dto';
import { JudgedHits } from './judged-hits';

/**
 * An officer says whether a hit was true. Refuted, it blocks and withholds nothing any more; the visit itself is then
 * approved like any other. Confirmed, it is measured; what is taken back is for a case.
 */
@Injectable()
export class JudgeHit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly judged: JudgedHits,
  ) {}

  /** @throws oversight.rule-hit-not-found also outside the caller's divisions; oversight.hit-judged */
  execute(ctx: Ctx, id: string, { outcome, reason }: HitJudgementDto): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const hit = await tx.one<{ countyId: number; code: string; regionId: number }>(
        `SELECT h.county_id AS "countyId", h.rule_code AS code, h.region_id AS "regionId" FROM oversight.rule_hit h
          WHERE h.id = $1 AND ${withinRegions('h.region_id', '$2')}`,
        [id, ctx.scope.regionIds],
      );
      if (!hit) throw RuleErrors.ruleHitNotFound();
      const { countyId, code, regionId } = hit;
      const done = await this.judged.judge(
        tx,
        { countyId, hitId: id },
        { outcome, reason, accountId: accountOf(ctx) },
      );
      if (!done) throw RuleErrors.hitJudged();
      tx.audit({
        action: `oversight.hit-${outcome.toLowerCase()}`,
        subject: 'rule-hit',
        subjectId: id,
        regionId,
        details: { code, reason },
      });
    });
  }
}
