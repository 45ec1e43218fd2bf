import type { Need } from '../rule';
import type { RuleInForce } from '../versions/rule-versions';

/** Visits of a county and a day of which the same is missing. */
export interface VisitsAlike {
  readonly countyId: number;
  readonly day: string;
  readonly visits: number;
  readonly missing: readonly Need[];
}

/** What of the visits of a county a rule could not look at. */
export interface Unseen {
  readonly code: string;
  readonly version: number;
  readonly countyId: number;
  readonly judged: number;
  readonly withoutData: number;
  readonly missing: readonly Need[];
}

/** County by county, the visits of the days on which this version is in force. */
export function unseenBy({ rule, version, from, to }: RuleInForce, alike: readonly VisitsAlike[]): Unseen[] {
  const judged = alike.filter(({ day }) => day >= from && day < to);
  return [...new Set(judged.map(({ countyId }) => countyId))].map((countyId) => {
    const here = judged.filter((each) => each.countyId === countyId);
    const blind = here.filter(({ missing }) => rule.needs.some((need) => missing.includes(need)));
    return {
      ...{ code: rule.code, version, countyId, judged: sum(here), withoutData: sum(blind) },
      missing: rule.needs.filter((need) => blind.some(({ missing }) => missing.includes(need))),
    };
  });
}

const sum = (alike: readonly VisitsAlike[]): number => alike.reduce((all, { visits }) => all + visits, 0);
