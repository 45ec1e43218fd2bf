import { createHash } from 'node:crypto';
import { EntitlementFacade } from '@anzhi/entitlement';
import { newId, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { ClaimSources, type ClaimFacts } from '@anzhi/settlement';
import { ApproveBatch } from '../../../../libs/settlement/src/batches/approve-batch.usecase';
import { BatchStore } from '../../../../libs/settlement/src/batches/batch-store';
import { ConfirmBatch } from '../../../../libs/settlement/src/batches/confirm-batch.usecase';
import { Freezing } from '../../../../libs/settlement/src/batches/freezing';
import { VerifyBatch } from '../../../../libs/settlement/src/batches/verify-batch.usecase';
import { ExportBatch } from '../../../../libs/settlement/src/payouts/export-batch.usecase';
import { DecideRule, ProposeRule } from '../../../../libs/settlement/src/rules/change-rules.usecase';
import { BankAccounts } from '../../../../libs/settlement/src/transfers/bank-accounts';
import { BankFiles } from '../../../../libs/settlement/src/transfers/bank-files';
import type { TestApp } from '../../app';
import { givenEntitledSenior, givenHeldOrder, givenMonth, wishOf } from '../entitlement';
import { ctxOf } from '../ordering';
import type { Home } from './home';

/** What a county pays to a provider, and by which rules. */
export interface Settlements {
  /** Of October, frozen, with a line in the township. */
  readonly batchId: string;
  readonly ruleId: string;
  /** With the statement of September. */
  readonly bankFileId: string;
}

/** A kind of service that settlement does not know. */
const KIND = 'CHOIR';

export async function givenSettlements(t: TestApp, home: Home): Promise<Settlements> {
  const { countyId, reviewers } = home;
  const september = await givenFrozen(t, home, { period: 202609, on: '2026-09-20' });
  const batchId = await givenFrozen(t, home, { period: 202610, on: '2026-10-20' });
  const [one, two] = reviewers.map(({ id }) => ctxOf(id, { regionIds: [countyId] }));
  const rule = { regionId: countyId, code: 'LATE_START', from: '2030-01-01', citation: '协议' } as const;
  const { id: ruleId } = await t.get(ProposeRule).execute(one, rule);
  await t.get(DecideRule).execute(two, ruleId, { decision: 'APPROVED' });
  return { batchId, ruleId, bankFileId: await givenBankFile(t, home, september) };
}

/** The statement of a month with one service in the township. */
async function givenFrozen(
  t: TestApp,
  home: Home,
  { period, on }: { period: number; on: string },
): Promise<string> {
  const { team, countyId } = home;
  await givenService(t, home, period, on);
  const payee = { countyId, providerId: team.provider.id };
  const id = await t.write((tx) => t.get(BatchStore).open(tx, payee, period, String(countyId)));
  await t.write((tx) => t.get(Freezing).apply(tx, id));
  return id;
}

/** Confirmed, verified, approved and exported, each by somebody else, and handed to the bank. */
async function givenBankFile(
  t: TestApp,
  { team, countyId, reviewers }: Home,
  batchId: string,
): Promise<string> {
  const providerId = team.provider.id;
  const provider = ctxOf(newId(), { organisationIds: [providerId] });
  const officer = (): Ctx => ctxOf(newId(), { regionIds: [countyId] });
  const account = { countyId, bankName: '江苏银行', accountName: '机构', accountNo: '6228480012345678' };
  const { seq } = await t.get(BankAccounts).give(provider, account);
  const checker = ctxOf(reviewers[0].id, { regionIds: [countyId] });
  await t.get(BankAccounts).decide(checker, { countyId, providerId, seq, decision: 'APPROVED' });
  await t.get(ConfirmBatch).execute(provider, batchId);
  await t.get(VerifyBatch).execute(officer(), batchId, null);
  await t.get(ApproveBatch).execute(officer(), batchId, null);
  const finance = officer();
  await t.get(ExportBatch).execute(finance, batchId);
  return (await t.get(BankFiles).make(finance, countyId)).id;
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

/** A service in the township, captured. */
async function givenService(
  t: TestApp,
  { team, townId, townCode }: Home,
  period: number,
  on: string,
): Promise<void> {
  const senior = await givenEntitledSenior(t, { townCode });
  await givenMonth(t, [senior.id], period);
  const service = await wishOf(t, senior, { startsAt: new Date(`${on}T09:00:00+08:00`) });
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
