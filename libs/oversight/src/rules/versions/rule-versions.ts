import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { ruleOf } from '../catalogue';
import { startValues, type Rule } from '../rule';

/** A version on the days on which it is in force, within those that were asked about. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly version: number;
  readonly thresholds: Readonly<Record<string, number>>;
  /** `YYYY-MM-DD`, until before `to`. */
  readonly from: string;
  readonly to: string;
}

type Row = Omit<RuleInForce, 'rule'> & { code: string };

@Injectable()
export class RuleVersions {
  /** Approved versions that hold on some of these days, each on its own; rules the catalogue does not know are left out. */
  async inForce(db: Queryable, from: string, to: string): Promise<RuleInForce[]> {
    const rows = await db.query<Row>(IN_FORCE, [from, to]);
    return inCatalogue(rows);
  }

  /** Those of one day. */
  async inForceOn(db: Queryable, day: string): Promise<RuleInForce[]> {
    return inCatalogue(await db.query<Row>(IN_FORCE_ON, [day]));
  }
}

/** Of a number that came with a later release than the version, the start value holds until somebody decides one. */
const inCatalogue = (rows: readonly Row[]): RuleInForce[] =>
  rows.flatMap(({ code, ...row }) => {
    const rule = ruleOf(code);
    return rule ? [{ rule, ...row, thresholds: { ...startValues(rule), ...row.thresholds } }] : [];
  });

const IN_FORCE = `
  SELECT code, version, thresholds, greatest(lower(valid), $1::date)::text AS "from",
         least(upper(valid), $2::date)::text AS "to"
    FROM oversight.rule_version
   WHERE state = 'APPROVED' AND valid && daterange($1::date, $2::date) ORDER BY code, version`;

const IN_FORCE_ON = `
  SELECT code, version, thresholds, $1::text AS "from", ($1::date + 1)::text AS "to"
    FROM oversight.rule_version WHERE state = 'APPROVED' AND valid @> $1::date ORDER BY code, version`;
