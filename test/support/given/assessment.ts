import { AssessmentFacade, type AbilityLevel } from '@anzhi/assessment';
import { businessDate } from '@anzhi/kernel';
import type { TestApp } from '../app';

/** An ability level on file, from the day (`YYYY-MM-DD`, today unless given) on. @returns the id of the result */
export const givenLevel = (
  t: TestApp,
  seniorId: string,
  level: AbilityLevel,
  assessedOn = businessDate(t.clock.now()),
): Promise<string> =>
  t.write((tx) =>
    t.get(AssessmentFacade).record(tx, { seniorId, level, assessedOn, sourceDocument: '评估报告-1' }),
  );
