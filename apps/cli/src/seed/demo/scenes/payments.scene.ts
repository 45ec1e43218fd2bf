import { addMinutes, type Period } from '@anzhi/kernel';
import { lastMonth } from './settlement.scene';
import type { Player, Scene, Stage } from './stage';

interface Batch {
  readonly id: string;
  readonly state: string;
}

/** How far the month of a provider is taken by the people whose step it is, each state seen at one of them. */
const STEPS = ['confirmation', 'verification', 'approval', 'export', 'payment'] as const;
type Step = (typeof STEPS)[number];

/** Between two people's steps. */
const MINUTES = 12;
/** Speaks for every township of the county (`demo-extras.ts`). */
const VERIFIER_OF_ALL = 1;

/**
 * Last month of the other providers of the county: the first is paid, the next one waits for its payment, and so on
 * to one that only its provider has confirmed. So there is a statement in every state.
 */
export const paymentsScene: Scene = {
  name: 'payments',
  async play(stage, { family: { countyId } }) {
    const month = lastMonth(stage);
    const owners = stage.count('PROVIDER_OWNER');
    for (let at = 0; at < Math.min(owners, STEPS.length); at++) {
      const owner = await stage.as('PROVIDER_OWNER', at);
      const batch = await statement(owner, month, countyId);
      if (batch?.state !== 'FROZEN') continue;
      await giveAccount(stage, owner, countyId);
      for (const step of STEPS.slice(0, STEPS.length - at)) await take(stage, owner, batch.id, step);
    }
    await stage.drain();
  },
};

async function statement(owner: Player, month: Period, countyId: number): Promise<Batch | undefined> {
  const { items } = await owner.get<{ items: readonly (Batch & { readonly countyId: number })[] }>(
    `/settlement/batches?month=${month}`,
  );
  return items.find((batch) => batch.countyId === countyId);
}

/** Where the provider is paid, checked by the county against its papers. */
async function giveAccount(stage: Stage, owner: Player, countyId: number): Promise<void> {
  const account = {
    bankName: '演示银行宿迁分行',
    accountName: '演示机构账户',
    accountNo: '6200000000000000',
  };
  const { providerId, seq } = await owner.post<{ providerId: string; seq: number }>(
    '/settlement/bank-accounts',
    { countyId, ...account },
  );
  const handler = await stage.as('COUNTY_HANDLER');
  await handler.post('/settlement/bank-accounts/decision', {
    ...{ countyId, providerId, seq, decision: 'APPROVED' },
  });
}

async function take(stage: Stage, owner: Player, id: string, step: Step): Promise<void> {
  stage.moveTo(addMinutes(stage.clock.now(), MINUTES));
  const who: Readonly<Record<Step, () => Promise<Player>>> = {
    confirmation: () => Promise.resolve(owner),
    verification: () => stage.as('TOWN_VERIFIER', VERIFIER_OF_ALL),
    approval: () => stage.as('COUNTY_APPROVER'),
    export: () => stage.as('COUNTY_FINANCE'),
    payment: () => stage.as('COUNTY_FINANCE'),
  };
  const player = await who[step]();
  await player.post(`/settlement/batches/${id}/${step}`, said(step, stage));
}

const said = (step: Step, { today }: Stage): object => {
  if (step === 'payment') return { reference: `演示国库 ${today}` };
  return step === 'approval' ? { reason: '镇街已核验，同意拨付。' } : {};
};
