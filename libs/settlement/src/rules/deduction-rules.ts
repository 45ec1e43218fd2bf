import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import type { DeductionRule } from './deduction.policy';

interface DatedRule extends DeductionRule {
  readonly regionId: number | null;
  readonly from: string;
  /** null: open. */
  readonly until: string | null;
}

/** The rules of a county on any day of some span; of one kind the nearest division's. */
export class RulesOfCounty {
  constructor(
    private readonly rules: readonly DatedRule[],
    /** County first. */
    private readonly path: readonly (number | null)[],
  ) {}

  on(day: string): DeductionRule[] {
    const inForce = this.rules.filter(({ from, until }) => from <= day && (until === null || day < until));
    const nearest = new Map<string, DatedRule>();
    for (const rule of inForce) {
      const other = nearest.get(rule.code);
      if (!other || this.distance(rule) < this.distance(other)) nearest.set(rule.code, rule);
    }
    return [...nearest.values()];
  }

  private distance({ regionId }: DatedRule): number {
    return this.path.indexOf(regionId);
  }
}

/** What a county takes off a line; where nobody has laid down a rule, nothing. */
@Injectable()
export class DeductionRules {
  constructor(private readonly geo: GeoFacade) {}

  async of(db: Queryable, countyId: number): Promise<RulesOfCounty> {
    const path = (await this.geo.path(countyId)).map(({ id }) => id);
    const rules = await db.query<DatedRule>(
      `SELECT id, region_id AS "regionId", code, threshold, bp, lower(effective)::text AS from,
              upper(effective)::text AS until
         FROM settlement.deduction_rule
        WHERE state = 'APPROVED' AND (region_id IS NULL OR region_id = ANY($1::int[]))`,
      [path],
    );
    return new RulesOfCounty(rules, [...path, null]);
  }
}
