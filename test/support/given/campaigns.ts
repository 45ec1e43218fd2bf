import type { ApiClient, TestApp } from '../app';

export interface GivenCampaign {
  readonly campaignId: string;
  /** Who planned and started it. */
  readonly handler: ApiClient;
}

/** A re-verification whose households may be visited, over HTTP. */
export async function givenRunningCampaign(
  t: TestApp,
  wish: { readonly countyId: number; readonly townshipIds?: readonly number[]; readonly dueOn?: string },
): Promise<GivenCampaign> {
  const handler = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: wish.countyId });
  const plan = { title: '资格复核', dueOn: '2026-12-31', ...wish };
  const { body } = await handler.post('/campaigns', plan).expect(201);
  const { id: campaignId } = body as { id: string };
  await t.drain();
  await handler.post(`/campaigns/${campaignId}/start`).expect(200);
  return { campaignId, handler };
}
