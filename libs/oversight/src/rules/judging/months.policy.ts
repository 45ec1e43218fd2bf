/** Days of service, `YYYY-MM-DD`, from `from` until before `to`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The whole months in which these days lie: what is asked of a month is asked of all of it. */
export function monthsOf({ from, to }: Days): Days[] {
  const months: Days[] = [];
  for (let month = monthOf(from); month < to; month = nextMonth(month))
    months.push({ from: month, to: nextMonth(month) });
  return months;
}

/** The first of the month of a day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

function nextMonth(first: string): string {
  const [year, month] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
