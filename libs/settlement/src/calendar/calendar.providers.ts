import { MonthCalendar } from './month-calendar';
import { MonthJobs } from './month-jobs';
import { MonthSchedule } from './month-schedule';
import { OpeningMonths } from './opening-months';
import { ProgressController } from './progress.controller';
import { ProgressQueries } from './progress.queries';

export const calendarProviders = [MonthCalendar, MonthJobs, MonthSchedule, OpeningMonths, ProgressQueries];
export const calendarControllers = [ProgressController];
