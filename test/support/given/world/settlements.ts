import { createHash } from 'node:crypto';
import { EntitlementFacade } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { ClaimSources, type ClaimFacts } from '@anzhi/settlement';
import { BatchStore } from '../../../../libs/settlement/src/batches/batch-store';
import { Freezing } from '../../../../libs/settlement/src/batches/freezing';
import { DecideRule, ProposeRule } from '../../../../libs/settlement/src/rules/change-rules.usecase';
import { BankAccounts } from '../../../../libs/settlement/src/transfers/bank-accounts';
import type { TestApp } from '../../app';
import { givenEntitledSenior, givenHeldOrder, givenMonth, wishOf } from '../entitlement';
import { ctxOf } from '../ordering';
import type { Home } from './home';

/** What a county pays to a provider, and by which rules. */
export interface Settlements {
  /** Of October, frozen, with a line in the township. */
  readonly batchId: string;
  readonly ruleId: string;
}

/** A kind of service that settlement does not know. */
const KIND = 'CHOIR';

export async function givenSettlements(t: TestApp, home: Home): Promise<Settlements> {
  const { team, countyId, reviewers } = home;
  const providerId = team.provider.id;
  await givenOctober(t, home);
  const batchId = await t.write((tx) =>
    t.get(BatchStore).open(tx, { countyId, providerId }, 202610, String(countyId)),
  );
  await t.write((tx) => t.get(Freezing).apply(tx, batchId));
  const [one, two] = reviewers.map(({ id }) => ctxOf(id, { regionIds: [countyId] }));
  const rule = { regionId: countyId, code: 'LATE_START', from: '2030-01-01', citation: '协议' } as const;
  const { id: ruleId } = await t.get(ProposeRule).execute(one, rule);
  await t.get(DecideRule).execute(two, ruleId, { decision: 'APPROVED' });
  const accountant = ctxOf(reviewers[0].id, { organisationIds: [providerId] });
  const account = { countyId, bankName: '江苏银行', accountName: '机构', accountNo: '6228480012345678' };
  await t.get(BankAccounts).give(accountant, account);
  return { batchId, ruleId };
}

/** Places of the services of that kind, by evidence. */
const places = new WeakMap<ClaimSources, Map<string, ClaimFacts>>();

function placesOf(sources: ClaimSources): Map<string, ClaimFacts> {
  const known = places.get(sources) ?? new Map<string, ClaimFacts>();
  if (!places.has(sources)) {
    places.set(sources, known);
    sources.register(KIND, () => Promise.resolve(known));
  }
  return known;
}

/** A service in the township, of last month, captured. */
async function givenOctober(t: TestApp, { team, townId, townCode }: Home): Promise<void> {
  const senior = await givenEntitledSenior(t, { townCode });
  await givenMonth(t, [senior.id], 202610);
  const service = await wishOf(t, senior, { startsAt: new Date('2026-10-20T09:00:00+08:00') });
  const orderId = await givenHeldOrder(t, service);
  const { countyId } = service;
  const evidenceId = newId();
  const facts = { regionId: townId, senior: null, performer: null, lateMinutes: null, missing: null };
  placesOf(t.get(ClaimSources)).set(evidenceId, facts);
  const hash = createHash('sha256').update(evidenceId).digest();
  await t.write(async (tx) => {
    const ledger = t.get(LedgerFacade);
    await ledger.registerEvidence(tx, { countyId, evidenceId, kind: KIND, reference: evidenceId, hash });
    await ledger.verifyEvidence(tx, { countyId, evidenceId });
    const providerId = team.provider.id;
    await t.get(EntitlementFacade).capture(tx, { orderId, providerId, actualMinutes: 120, evidenceId });
  });
}
