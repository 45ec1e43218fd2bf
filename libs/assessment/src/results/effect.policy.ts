import { firstDayOf, nextPeriod, periodOfDate } from '@anzhi/kernel';

/** What the setting `assessment.levelEffect` may say, by its number. */
export const LEVEL_EFFECTS = ['FROM_REPORT_DATE', 'FROM_ASSESSMENT_DATE', 'FROM_NEXT_MONTH'] as const;

/** Days, `YYYY-MM-DD`. */
export interface ReportDays {
  readonly assessedOn: string;
  readonly publishedOn: string;
}

/** The first day on which the level holds. @param effect a number of LEVEL_EFFECTS; another one means the first */
export function effectiveFrom(effect: number, { assessedOn, publishedOn }: ReportDays): string {
  switch (LEVEL_EFFECTS[effect]) {
    case 'FROM_ASSESSMENT_DATE':
      return assessedOn;
    case 'FROM_NEXT_MONTH':
      return firstDayOf(nextPeriod(periodOfDate(publishedOn)));
    default:
      return publishedOn;
  }
}
