/** PostgreSQL's `daterange`: from the first day until before the last one; open without it. */
export const dayRange = (from: string, to?: string | null): string => `[${from},${to ?? ''})`;
