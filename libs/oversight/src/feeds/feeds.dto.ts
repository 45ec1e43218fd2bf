export class FeedView {
  /** DEATHS, HOSPITAL_STAYS, CONTRACTS … */
  feed: string;
  countyId: number;
  county: string;
  /** Data until this day, `YYYY-MM-DD`; null: none were ever handed in. */
  until: string | null;
  /** ISO 8601; null: never. */
  deliveredAt: Date | null;
}
