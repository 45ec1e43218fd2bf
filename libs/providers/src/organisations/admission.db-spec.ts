import { useApp, type ApiClient } from '@test/app';
import { givenUpload, PDF } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { givenProvider, HERE, someCreditCode } from '@test/given/providers';
import { somePhone } from '@test/given/identity';

const t = useApp();
let handler: ApiClient;
let approver: ApiClient;
let stranger: ApiClient;
let applicant: ApiClient;

beforeAll(async () => {
  const county = await regionId(t, CODES.county);
  handler = await t.person('经办人', { role: 'COUNTY_HANDLER', regionId: county });
  approver = await t.person('审批人', { role: 'COUNTY_APPROVER', regionId: county });
  stranger = await t.person(
    '外县经办人',
    { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.otherCounty) },
    { role: 'COUNTY_APPROVER', regionId: await regionId(t, CODES.otherCounty) },
  );
  applicant = await t.person('申请人', { role: 'FAMILY' });
});

const application = async (client: ApiClient, creditCode = someCreditCode()) => ({
  name: '幸福养老服务中心',
  creditCode,
  type: 'HOME_CARE_ORG',
  regionId: await regionId(t, CODES.town),
  address: '幸福路8号',
  ...HERE,
  contactName: '王主任',
  contactPhone: somePhone(),
  serviceRegionIds: [await regionId(t, CODES.county)],
  itemCodes: ['REHAB'],
  licences: [
    {
      type: 'BUSINESS',
      number: creditCode,
      issuer: '市监局',
      scope: '养老服务',
      validFrom: '2024-01-01',
      fileId: (await givenUpload(client)).fileId,
    },
  ],
});

interface Detail {
  file: { licences: { id: string; state: string }[]; changes: { toState: string; reason: string }[] };
}
const detail = async (client: ApiClient, id: string): Promise<Detail> =>
  (await client.get(`/providers/${id}`).expect(200)).body as Detail;

async function applied(): Promise<{ id: string; licenceId: string }> {
  const { body } = await applicant.post('/provider-applications', await application(applicant)).expect(201);
  const id = (body as { providerId: string }).providerId;
  return { id, licenceId: (await detail(handler, id)).file.licences[0].id };
}

const pass = { result: 'PASS', reason: '材料齐全' };
const admit = { decision: 'ADMIT', reason: '同意准入' };
const approve = { decision: 'APPROVE', reason: '证照属实' };

async function admitted(): Promise<string> {
  const { id, licenceId } = await applied();
  await handler.post(`/providers/${id}/licences/${licenceId}/decision`, approve).expect(201);
  await handler.post(`/providers/${id}/check`, pass).expect(201);
  await approver.post(`/providers/${id}/admission`, admit).expect(201);
  return id;
}

describe('admission', () => {
  it('goes from application through licences and check to another person’s decision', async () => {
    const id = await admitted();
    const { file } = await detail(applicant, id);
    expect(file.changes.map(({ toState }) => toState)).toEqual(['APPLIED', 'CHECKED', 'ADMITTED']);
    const events = await t.db.query<{ state: string }>(
      `SELECT payload->>'state' AS state FROM platform.outbox
        WHERE type = 'providers.provider-state-changed.v1' AND payload->>'providerId' = $1 ORDER BY id`,
      [id],
    );
    expect(events.map(({ state }) => state)).toEqual(['APPLIED', 'CHECKED', 'ADMITTED']);
    const audits = await t.db.query(
      `SELECT id FROM platform.audit_trail WHERE subject_id = $1 AND action = 'providers.provider-state-changed'`,
      [id],
    );
    expect(audits).toHaveLength(3);
  });

  it('is not passed while a licence is undecided or without a registration', async () => {
    const { id, licenceId } = await applied();
    const undecided = await handler.post(`/providers/${id}/check`, pass).expect(409);
    expect(undecided.body).toMatchObject({ code: 'providers.licences-undecided', params: { count: 1 } });
    const reject = { decision: 'REJECT', reason: '扫描件模糊' };
    await handler.post(`/providers/${id}/licences/${licenceId}/decision`, reject).expect(201);
    const missing = await handler.post(`/providers/${id}/check`, pass).expect(409);
    expect(missing.body.code).toBe('providers.registration-missing');
    const again = await handler.post(`/providers/${id}/licences/${licenceId}/decision`, approve).expect(409);
    expect(again.body.code).toBe('providers.paper-decided');
  });

  it('is never given by the person who checked, whatever roles he holds', async () => {
    const county = await regionId(t, CODES.county);
    const both = await t.person(
      '身兼二职',
      { role: 'COUNTY_HANDLER', regionId: county },
      { role: 'COUNTY_REVIEWER', regionId: county },
    );
    const { id, licenceId } = await applied();
    await both.post(`/providers/${id}/licences/${licenceId}/decision`, approve).expect(201);
    await both.post(`/providers/${id}/check`, pass).expect(201);
    const refused = await both.post(`/providers/${id}/admission`, admit).expect(409);
    expect(refused.body.code).toBe('providers.same-person');
    await expect(
      t.db.query(`UPDATE providers.provider SET state = 'ADMITTED', decided_by = checked_by WHERE id = $1`, [
        id,
      ]),
    ).rejects.toThrow('provider_two_persons');
    await expect(
      t.db.query(`UPDATE providers.provider SET state = 'ADMITTED' WHERE id = $1`, [id]),
    ).rejects.toThrow('provider_admitted_by_two');
  });

  it('is decided once when two decide at the same moment', async () => {
    const county = await regionId(t, CODES.county);
    const reviewer = await t.person('审核人', { role: 'COUNTY_REVIEWER', regionId: county });
    const { id, licenceId } = await applied();
    await handler.post(`/providers/${id}/licences/${licenceId}/decision`, approve).expect(201);
    await handler.post(`/providers/${id}/check`, pass).expect(201);
    const refuse = { decision: 'REFUSE', reason: '不同意准入' };
    const answers = await Promise.all([
      approver.post(`/providers/${id}/admission`, admit),
      reviewer.post(`/providers/${id}/admission`, refuse),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await detail(handler, id)).file.changes).toHaveLength(3);
  });

  it('cannot skip the check, and history cannot be rewritten', async () => {
    const { id } = await applied();
    await approver.post(`/providers/${id}/admission`, { ...admit, decision: 'REFUSE' }).expect(409);
    await expect(
      t.db.query('UPDATE providers.provider_state_change SET reason = $2 WHERE provider_id = $1', [id, 'x']),
    ).rejects.toThrow();
  });

  it('may be asked for again after a refusal, by the same owner only', async () => {
    const { id } = await applied();
    const creditCode = await creditCodeOf(id);
    const early = await applicant.post('/provider-applications', await application(applicant, creditCode));
    expect(early.body.code).toBe('providers.credit-code-taken');
    await handler.post(`/providers/${id}/check`, { result: 'FAIL', reason: '地址不符' }).expect(201);

    const other = await t.person('另一家', { role: 'FAMILY' });
    await other.post('/provider-applications', await application(other, creditCode)).expect(409);
    const second = { ...(await application(applicant, creditCode)), name: '幸福居家养老服务中心' };
    second.licences[0].validFrom = '2025-01-01';
    const { body } = await applicant.post('/provider-applications', second).expect(201);
    expect(body).toEqual({ providerId: id, state: 'APPLIED' });
  });

  const creditCodeOf = async (id: string): Promise<string> =>
    ((await applicant.get(`/providers/${id}`)).body as { file: { creditCode: string } }).file.creditCode;
});

describe('a provider', () => {
  it('is out of reach for officers of another county and for other providers', async () => {
    const id = await admitted();
    const other = await givenProvider(t);
    const rival = await t.person('同行', { role: 'PROVIDER_OWNER', organisationId: other.id });
    for (const client of [stranger, rival]) await client.get(`/providers/${id}`).expect(404);
    await stranger.post(`/providers/${id}/suspension`, { reason: '越权' }).expect(404);
    const { body } = await rival.get('/providers').expect(200);
    expect((body as { items: { id: string }[] }).items.map((each) => each.id)).toEqual([other.id]);
  });

  it('shows families only admitted ones and only public facts', async () => {
    const family = await t.person('家属', { role: 'FAMILY' });
    const id = await admitted();
    const { id: pending } = await applied();
    const { body } = await family.get(`/providers/${id}`).expect(200);
    expect(body).toMatchObject({ name: '幸福养老服务中心', state: 'ADMITTED', file: null });
    await family.get(`/providers/${pending}`).expect(404);
    const list = await family.get('/providers?limit=200').expect(200);
    const states = (list.body as { items: { state: string }[] }).items.map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['ADMITTED']));
  });

  it('lets its licence’s scan be read by itself and its officers, as an attachment', async () => {
    const { id, licenceId } = await applied();
    const path = `/providers/${id}/licences/${licenceId}/file`;
    for (const client of [applicant, handler]) {
      const { body, headers } = await client.get(path).buffer(true).expect(200);
      expect(body).toEqual(PDF);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('营业执照.pdf')}`,
      });
    }
    await stranger.get(path).expect(404);
    const family = await t.person('家属', { role: 'FAMILY' });
    await family.get(path).expect(403);
  });

  it('cannot use somebody else’s upload for its licence', async () => {
    const foreign = await givenUpload(handler);
    const body = await application(applicant);
    body.licences[0].fileId = foreign.fileId;
    const refused = await applicant.post('/provider-applications', body).expect(404);
    expect(refused.body.code).toBe('files.not-found');
  });

  it('is suspended and reinstated with a reason', async () => {
    const id = await admitted();
    await handler.post(`/providers/${id}/suspension`, {}).expect(422);
    await handler.post(`/providers/${id}/suspension`, { reason: '消防整改' }).expect(201);
    await handler.post(`/providers/${id}/suspension`, { reason: '消防整改' }).expect(409);
    await handler.post(`/providers/${id}/reinstatement`, { reason: '整改完成' }).expect(403);
    const { body } = await approver
      .post(`/providers/${id}/reinstatement`, { reason: '整改完成' })
      .expect(201);
    expect(body).toEqual({ providerId: id, state: 'ADMITTED' });
  });

  it('once blacklisted is admitted by nobody, and leaves the list after two years as an applicant', async () => {
    const id = await admitted();
    const listing = { ground: 'SUBSIDY_FRAUD', reason: '虚报服务时长' };
    const agreed = { agreed: true, reason: '事实清楚' };
    const missing = await approver.post(`/providers/${id}/blacklisting`, agreed).expect(409);
    expect(missing.body).toMatchObject({ code: 'providers.listing-missing' });
    const both = await t.person(
      '两职一人',
      { role: 'COUNTY_REVIEWER', regionId: await regionId(t, CODES.county) },
      { role: 'COUNTY_APPROVER', regionId: await regionId(t, CODES.county) },
    );
    await both.post(`/providers/${id}/blacklisting-proposal`, listing).expect(201);
    await both.post(`/providers/${id}/blacklisting-proposal`, listing).expect(409);
    const own = await both.post(`/providers/${id}/blacklisting`, agreed).expect(409);
    expect(own.body).toMatchObject({ code: 'providers.same-person' });
    const twice = await Promise.all([
      approver.post(`/providers/${id}/blacklisting`, agreed),
      approver.post(`/providers/${id}/blacklisting`, agreed),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    await handler.post(`/providers/${id}/check`, pass).expect(409);
    await approver.post(`/providers/${id}/admission`, admit).expect(409);
    await approver.post(`/providers/${id}/reinstatement`, { reason: '求情' }).expect(409);
    const removal = { reason: '整改完成，申请移出' };
    const owner = { role: 'PROVIDER_OWNER', organisationId: id } as const;
    const ownerNow = await t.person('负责人', owner);
    const early = await ownerNow
      .post(`/providers/${id}/blacklisting-removal-application`, removal)
      .expect(409);
    expect(early.body).toMatchObject({ code: 'providers.blacklisted-too-short', params: { years: 2 } });

    const start = t.clock.now();
    t.clock.set(new Date('2028-11-23T09:00:01+08:00'));
    const county = await regionId(t, CODES.county);
    const later = await t.person('审批人', { role: 'COUNTY_APPROVER', regionId: county });
    await later.post(`/providers/${id}/blacklisting-removal`, agreed).expect(409);
    await (
      await t.person('负责人', owner)
    )
      .post(`/providers/${id}/blacklisting-removal-application`, removal)
      .expect(201);
    const { body } = await later.post(`/providers/${id}/blacklisting-removal`, agreed).expect(201);
    expect(body).toEqual({ providerId: id, state: 'APPLIED' });
    t.clock.set(start);
  });
});
