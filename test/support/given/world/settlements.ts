import { BatchStore } from '../../../../libs/settlement/src/batches/batch-store';
import { DecideRule, ProposeRule } from '../../../../libs/settlement/src/rules/change-rules.usecase';
import type { TestApp } from '../../app';
import { ctxOf } from '../ordering';
import { givenCapture } from '../settlement';
import type { Home } from './home';

/** What a county pays to a provider, and by which rules. */
export interface Settlements {
  /** A draft of a month that is over. */
  readonly batchId: string;
  readonly ruleId: string;
}

export async function givenSettlements(
  t: TestApp,
  { team, countyId, reviewers, townCode }: Home,
): Promise<Settlements> {
  const providerId = team.provider.id;
  await givenCapture(t, providerId, { townCode });
  const batchId = await t.write((tx) =>
    t.get(BatchStore).open(tx, { countyId, providerId }, 202610, String(countyId)),
  );
  const [one, two] = reviewers.map(({ id }) => ctxOf(id, { regionIds: [countyId] }));
  const rule = { regionId: countyId, code: 'LATE_START', from: '2030-01-01', citation: '协议' } as const;
  const { id: ruleId } = await t.get(ProposeRule).execute(one, rule);
  await t.get(DecideRule).execute(two, ruleId, { decision: 'APPROVED' });
  return { batchId, ruleId };
}
