import type { TestApp } from '../../app';
import { givenUpload } from '../files';
import { givenDraft, givenPolicyDesk } from '../programmes';
import { givenRunningCampaign } from '../campaigns';
import { idOf, type Home } from './home';

/** What a county tries before it is law, and whom it verifies. */
export interface Reviews {
  /** A programme that is a draft, and its trial. */
  readonly draftCode: string;
  readonly whatIfId: string;
  readonly campaignId: string;
  /** The household's: nobody was met, with a photograph. */
  readonly campaignTaskId: string;
  readonly campaignFileId: string;
}

export async function givenReviews(t: TestApp, home: Home): Promise<Reviews> {
  const { countyId, countyCode, townId, household } = home;
  const desk = await givenPolicyDesk(t, countyCode);
  const draftCode = `DRAFT_OF_${countyId}`;
  await givenDraft(desk, draftCode);
  const draft = { programmeCode: draftCode, version: 1 };
  const whatIf = await desk.drafter.post('/what-ifs', { draft, period: 202611 }).expect(201);
  const { campaignId, handler } = await givenRunningCampaign(t, { countyId, townshipIds: [townId] });
  await handler.post(`/campaigns/${campaignId}/reminder`).expect(200);
  const campaignTaskId = await idOf(
    t,
    `SELECT id FROM entitlement.campaign_task WHERE campaign_id = '${campaignId}' AND senior_id = $1`,
    household.senior.id,
  );
  const helper = await t.person('村居协理员', { role: 'VILLAGE_HELPER', regionId: townId });
  const { fileId } = await givenUpload(helper);
  const outcome = { outcome: 'NOT_FOUND', note: '敲门无人应答', fileId };
  await helper.post(`/campaign-tasks/${campaignTaskId}/outcome`, outcome).expect(200);
  return {
    draftCode,
    whatIfId: (whatIf.body as { id: string }).id,
    campaignId,
    campaignTaskId,
    campaignFileId: fileId,
  };
}
