import { EntitlementFacade } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import { OrderRepayments } from '../../../libs/entitlement/src/orders/order-repayments';
import { OpeningMonths } from '../../../libs/settlement/src/calendar/opening-months';
import type { ApiClient, TestApp } from '../app';
import { givenEntitledSenior, givenEvidence, givenHeldOrder, wishOf } from './entitlement';
import { CODES, regionId } from './geo';

/** Who takes the steps of a statement, each a person of its own. */
export interface SettlementDesk {
  readonly providerId: string;
  readonly countyId: number;
  readonly provider: ApiClient;
  readonly verifier: ApiClient;
  readonly handler: ApiClient;
  readonly approver: ApiClient;
  readonly finance: ApiClient;
}

/** People of the demo county and of a provider that exists as an account in its ledger alone. */
export async function givenSettlementDesk(t: TestApp, providerId = newId()): Promise<SettlementDesk> {
  const countyId = await regionId(t, CODES.county);
  const officer = (
    name: string,
    role: 'COUNTY_REVIEWER' | 'COUNTY_HANDLER' | 'COUNTY_APPROVER' | 'COUNTY_FINANCE',
  ) => t.person(name, { role, regionId: countyId });
  return {
    providerId,
    countyId,
    provider: await t.person('机构财务', { role: 'PROVIDER_FINANCE', organisationId: providerId }),
    verifier: await officer('县区审核', 'COUNTY_REVIEWER'),
    handler: await officer('县区经办', 'COUNTY_HANDLER'),
    approver: await officer('县区审批', 'COUNTY_APPROVER'),
    finance: await officer('县区财务', 'COUNTY_FINANCE'),
  };
}

/** An order of the provider that was delivered and captured; two hours paid by the programme unless told otherwise. */
export async function givenCapture(
  t: TestApp,
  providerId: string,
  wish: { readonly minutes?: number; readonly startsAt?: Date; readonly townCode?: string } = {},
): Promise<string> {
  const { minutes = 120, startsAt = new Date('2026-11-24T09:00:00+08:00'), townCode = CODES.town } = wish;
  const service = await wishOf(t, await givenEntitledSenior(t, { townCode }), { startsAt });
  const orderId = await givenHeldOrder(t, service);
  const evidenceId = await givenEvidence(t, service.countyId);
  await t.write((tx) =>
    t.get(EntitlementFacade).capture(tx, { orderId, providerId, actualMinutes: minutes, evidenceId }),
  );
  return orderId;
}

/** Payment of the order is stopped, or goes on. */
export const mark = (t: TestApp, orderId: string, what: 'withhold' | 'endWithholding'): Promise<unknown> => {
  const withholding = { orderId, cause: { kind: 'REVIEW', id: orderId }, reason: '疑似不实' } as const;
  return t.write((tx) => t.get(EntitlementFacade)[what](tx, withholding));
};

export const takeBack = (t: TestApp, orderId: string, minutes?: number): Promise<unknown> =>
  t.write((tx) => t.get(EntitlementFacade).reverse(tx, { orderId, reason: '核查不实', minutes }));

/** What was taken back first was taken back wrongly: it is paid once more, out of the same lots. */
export const payAgain = (t: TestApp, orderId: string): Promise<unknown> =>
  t.write((tx) =>
    t.get(OrderRepayments).payAgain(
      tx,
      { orderId, number: 1, seq: 1 },
      {
        reason: { code: 'APPEAL', zh: '申诉成立', en: 'The appeal was granted' },
        drawAgain: ({ lotId, amount }) => Promise.resolve({ lotId, amount }),
      },
    ),
  );

/** The month is over, and its statements are opened. @returns the provider's, which is a draft */
export async function openMonth(t: TestApp, providerId: string, month = 202611): Promise<string> {
  await t.write((tx) => t.get(OpeningMonths).open(tx, month));
  const [batch] = await t.db.query<{ id: string }>(
    'SELECT id FROM settlement.batch WHERE provider_id = $1 AND month = $2',
    [providerId, month],
  );
  return batch.id;
}

const STEPS = ['freezing', 'confirmation', 'verification', 'approval', 'export', 'payment'] as const;
export type GivenStep = (typeof STEPS)[number];

/** Takes every step up to this one over HTTP, each by the one whose it is. @returns the answer to the last one */
export async function settleUpTo<View>(
  {
    provider,
    verifier,
    approver,
    finance,
  }: Pick<SettlementDesk, 'provider' | 'verifier' | 'approver' | 'finance'>,
  batchId: string,
  last: GivenStep,
  from: GivenStep = 'freezing',
): Promise<View> {
  const by: Record<GivenStep, ApiClient> = {
    ...{ freezing: finance, confirmation: provider, verification: verifier },
    ...{ approval: approver, export: finance, payment: finance },
  };
  let view: unknown;
  for (const step of STEPS.slice(STEPS.indexOf(from), STEPS.indexOf(last) + 1)) {
    const body = step === 'payment' ? { reference: '银行回单' } : {};
    view = (await by[step].post(`/settlement/batches/${batchId}/${step}`, body).expect(200)).body;
  }
  return view as View;
}
