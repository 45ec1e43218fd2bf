import { newId } from '@anzhi/kernel';
import type { TestApp } from '../../app';
import type { Home } from './home';

/** What a rule has found in the county. */
export interface RuleHits {
  readonly ruleHitId: string;
}

export async function givenRuleHits(t: TestApp, { countyId, townId, team }: Home): Promise<RuleHits> {
  const ruleHitId = newId();
  await t.db.query(
    `INSERT INTO oversight.rule_hit (county_id, id, rule_code, version, variant, severity, subject_kind, subject_id, day,
       provider_id, region_id, inputs, thresholds, found_at)
     VALUES ($1, $2, 'R28', 1, 'NEW_AND_LARGE', 'SCORE', 'PROVIDER', $3, '2026-10-01', $3, $4, '{"visits": 240}',
       '{"firstMonth": 200, "weight": 15}', $5)`,
    [countyId, ruleHitId, team.provider.id, townId, t.clock.now()],
  );
  return { ruleHitId };
}
