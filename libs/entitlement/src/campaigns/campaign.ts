import type { CampaignState } from './campaign.state';
import type { Population } from './population.policy';

/** The row of a campaign. Days are `YYYY-MM-DD`. */
export interface Campaign {
  readonly id: string;
  readonly countyId: number;
  readonly zh: string;
  readonly population: Population;
  /** None: every programme. */
  readonly programmeIds: readonly string[];
  readonly shareBp: number;
  readonly seed: string;
  /** Last day for an outcome. */
  readonly dueOn: string;
  readonly noticeDays: number;
  readonly state: CampaignState;
  readonly plannedAt: Date;
  /** The last senior that was looked at. */
  readonly selectedTo: string | null;
}

export const CAMPAIGN_COLUMNS = `c.id, c.county_id AS "countyId", c.zh, c.population,
  c.programme_ids AS "programmeIds", c.share_bp AS "shareBp", c.seed, c.due_on AS "dueOn",
  c.notice_days AS "noticeDays", c.state, c.planned_at AS "plannedAt", c.selected_to AS "selectedTo"`;
