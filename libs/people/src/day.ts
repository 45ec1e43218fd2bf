import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** A field that is a day of the calendar, `YYYY-MM-DD`; not a week, not 31 February. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(IsISO8601({ strict: true }), Matches(/^\d{4}-\d{2}-\d{2}$/));

/** PostgreSQL's `daterange`: from the first day until before the last one; open without it. */
export const dayRange = (from: string, to?: string | null): string => `[${from},${to ?? ''})`;
