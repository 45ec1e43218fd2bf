import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { ruleOf } from '../catalogue';
import { RuleErrors } from '../rule.errors';
import type { RuleVersionDto } from './rules.dto';

/** Another set of numbers for a rule, from a day on; it holds once somebody else has approved it. */
@Injectable()
export class ProposeRule {
  constructor(private readonly uow: UnitOfWork) {}

  /** @returns the number of the version */
  execute(ctx: Ctx, code: string, { from, thresholds, source }: RuleVersionDto): Promise<number> {
    const rule = ruleOf(code);
    if (!rule) throw RuleErrors.ruleNotFound();
    const names = Object.keys(rule.thresholds);
    const areNumbers = names.every((name) => Number.isFinite(thresholds[name]) && thresholds[name] >= 0);
    if (!areNumbers || Object.keys(thresholds).length !== names.length)
      throw RuleErrors.ruleNumbers({ names: names.join(', ') }, '/thresholds');
    return this.uow.run(ctx, async (tx) => {
      if (from <= businessDate(tx.now)) throw RuleErrors.ruleStartsLater({}, '/from');
      const added = await tx.one<{ version: number }>(ADD, [
        code,
        JSON.stringify(thresholds),
        from,
        source,
        accountOf(ctx),
        tx.now,
      ]);
      if (!added) throw RuleErrors.ruleProposed();
      tx.audit({
        action: 'oversight.rule-proposed',
        subject: 'rule',
        subjectId: code,
        details: { version: added.version, from, thresholds, source },
      });
      return added.version;
    });
  }
}

/** One proposal at a time: two at once meet in the index. */
const ADD = `
  INSERT INTO oversight.rule_version (code, version, thresholds, valid, source, state, proposed_by, proposed_at)
  SELECT $1, max(version) + 1, $2::jsonb, daterange($3::date, NULL), $4, 'PROPOSED', $5, $6
    FROM oversight.rule_version WHERE code = $1 HAVING max(version) IS NOT NULL
  ON CONFLICT DO NOTHING RETURNING version`;
