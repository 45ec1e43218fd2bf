import { Injectable } from '@nestjs/common';
import { addDays, businessDate, startOfDay } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { TERM_OF } from './case-clock.policy';
import type { CaseState } from './case.state';
import { CaseSettings } from './case.settings';
import { termEnds } from './working-days.policy';

export const CASE_CLOCK_JOB = 'oversight.case-clock';

/** Sets the clock of a case to the end of its new state's term. */
@Injectable()
export class CaseClock {
  constructor(private readonly settings: Settings) {}

  /** @returns when the next step is due; null when the case is closed */
  async start(tx: Tx, caseId: string, state: CaseState): Promise<Date | null> {
    if (state === 'CLOSED') return null;
    const { setting, working } = TERM_OF[state];
    const days = await this.settings.get(tx, CaseSettings[setting]);
    const today = businessDate(tx.now);
    const dueAt = working
      ? termEnds(today, days, await this.exceptions(tx, today))
      : startOfDay(addDays(today, days + 1));
    tx.schedule({ kind: CASE_CLOCK_JOB, key: `${caseId}:${state}`, dueAt, payload: { caseId, state } });
    return dueAt;
  }

  private async exceptions(tx: Tx, from: string): Promise<Map<string, boolean>> {
    const days = await tx.query<{ day: string; working: boolean }>(
      'SELECT day, working FROM oversight.calendar_day WHERE day > $1 AND day < $1::date + 366',
      [from],
    );
    return new Map(days.map(({ day, working }) => [day, working]));
  }
}
