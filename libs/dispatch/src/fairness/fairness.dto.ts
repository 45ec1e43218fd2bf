import { Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class FairnessReportQuery {
  /** First day, `YYYY-MM-DD`. */
  @Matches(DAY)
  from: string;

  /** Last day, `YYYY-MM-DD`. */
  @Matches(DAY)
  to: string;
}

/** What a provider was due and received. */
export class FairnessProviderDto {
  /** The provider. */
  providerId: string;
  /** Its name. */
  name: string;
  /** Its fair share of the seven days: hours its people could work, weighed by quality. */
  shareHours: number;
  /** By the published rule, 0.8 to 1.2; on the last day. */
  quality: number;
  /** What it was owed when the last day began, in minutes; negative: it was ahead. */
  deficitMinutes: number;
  /** Minutes of service it was given in the seven days, without those of families that chose it. */
  receivedMinutes: number;
}

/** How fairly a county's orders were given out, in the seven days that end with one. */
export class FairnessReportDto {
  /** The county. */
  countyId: number;
  /** The last day, `YYYY-MM-DD`. */
  day: string;
  /** Jain’s index of minutes received by hour of share: 1 is equal; null: nothing was given out. */
  jain: number | null;
  /** Orders given out on the day. */
  orders: number;
  /** Of the day’s decisions, those whose prices were kept with and without fairness. */
  priced: number;
  /** Of those, how many had another winner because of it. */
  changed: number;
  /** What that cost in equivalent minutes. */
  costMinutes: number;
  /** Each provider’s part. */
  providers: FairnessProviderDto[];
}
