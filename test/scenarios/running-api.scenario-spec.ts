import request, { type Test } from 'supertest';
import { newId } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { ApiProcess } from '@test/api-process';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { testServer } from '@test/database';
import { CODES, regionId } from '@test/given/geo';
import { somePhone } from '@test/given/identity';
import { someIdentityNumber } from '@test/given/people';

/** What an operator sees of an API that runs as a process of its own. */
describe('a running API', () => {
  const t = useApp();
  const admin = useClient(() => t.database.adminUrl);
  const LIMIT = 60;
  jest.setTimeout(120_000);

  let api: ApiProcess;
  let officer: ApiClient;
  beforeAll(async () => {
    const city = await regionId(t, CODES.city);
    officer = await t.person('赵经办', { role: 'COUNTY_HANDLER', regionId: city });
    api = await ApiProcess.start(t.app.get<Config>(CONFIG), t.clock.now(), {
      LOG_LEVEL: 'trace',
      RATE_LIMIT_PER_MINUTE: String(LIMIT),
    });
  });
  afterAll(() => api.kill());

  const as = (test: Test, token: string | null): Test =>
    token ? test.set('Authorization', `Bearer ${token}`) : test;
  const get = (path: string, token = officer.token): Test => as(request(api.url).get(path), token);
  const post = (path: string, body: object, token = officer.token): Test =>
    as(request(api.url).post(`/api/v1${path}`), token)
      .set('Idempotency-Key', newId(t.clock.now()))
      .send(body);

  it('logs what it does without personal data', async () => {
    const { phone, password } = officer.credentials!;
    const senior = {
      name: '欧阳秀英',
      identityNumber: someIdentityNumber(),
      phone: somePhone(),
      regionId: await regionId(t, CODES.town),
      address: {
        label: '家',
        regionId: await regionId(t, CODES.town),
        text: '双庄街道幸福社区7号楼',
        latitude: 33.9612,
        longitude: 118.2754,
        datum: 'WGS84',
      },
    };
    const login = await post('/sessions', { phone, password }, null).expect(201);
    await post('/sessions', { phone, password: 'Wrong-password-1' }, null).expect(401);
    await post('/one-time-codes', { phone }, null);
    const { body } = await post('/seniors', senior).expect(201);
    await get(`/api/v1/seniors?name=${encodeURIComponent(senior.name)}`).expect(200);
    await get(`/api/v1/seniors/${body.id}`).expect(200);
    await post('/seniors/lookups', { identityNumber: senior.identityNumber }).expect(200);
    await post('/seniors', { ...senior, name: `${senior.name}\0` }).expect(422);
    await get(`/api/v1/${encodeURIComponent(senior.name)}?phone=${senior.phone}`).expect(404);
    await admin.query(`REVOKE INSERT ON people.senior FROM ${testServer().app.name}`);
    const other = { ...senior, identityNumber: someIdentityNumber() };
    const failed = await post('/seniors', other).expect(503);
    await admin.query(`GRANT INSERT ON people.senior TO ${testServer().app.name}`);
    expect(failed.headers['retry-after']).toBe('2');

    const last = (failed.body.instance as string).replace('urn:anzhi:request:', '');
    await api.until(() => api.log.includes(`"id":"${last}"`));
    const lines = api.log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      // outside production text messages are printed instead of sent
      .filter(({ context }) => context !== 'SMS');
    expect(lines).toContainEqual(
      expect.objectContaining({ route: '/api/v1/seniors/:id', status: 200, accountId: officer.accountId }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'a request failed',
        err: expect.objectContaining({ code: '42501', message: 'permission denied for table senior' }),
      }),
    );
    const personal = [
      senior.name,
      encodeURIComponent(senior.name),
      senior.identityNumber,
      other.identityNumber,
      senior.phone,
      senior.address.text,
      '赵经办',
      phone,
      password,
      'Wrong-password-1',
      officer.token!,
      login.body.accessToken as string,
      login.body.refreshToken as string,
    ];
    const told = JSON.stringify(lines);
    expect(personal.filter((text) => told.includes(text))).toEqual([]);
  });

  it('measures requests by route, without ids', async () => {
    const id = newId();
    await get(`/api/v1/seniors/${id}`).expect(404);
    await get(`/api/v1/nothing/${id}`).expect(404);
    const { text } = await get('/metrics', null).expect(200);
    expect(text).toMatch(
      /anzhi_http_request_seconds_bucket\{le="5",method="GET",route="\/api\/v1\/seniors\/:id",status="404"\} \d/,
    );
    expect(text).toMatch(/^anzhi_consumer_lag_events \d/m);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('is alive and ready', async () => {
    expect((await get('/health/live', null).expect(200)).body).toEqual({ status: 'ok' });
    expect((await get('/health/ready', null).expect(200)).body).toEqual({ status: 'ok' });
  });

  it('answers so many requests a minute and caller, over all endpoints', async () => {
    const visitor = await t.person('访客', { role: 'FAMILY' });
    const answers = [];
    for (let asked = 0; asked <= LIMIT; asked++)
      answers.push(await get(asked % 2 ? '/api/v1/me' : '/api/v1/sessions', visitor.token));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: LIMIT }, () => 200), 429]);
    const { body, headers } = answers[LIMIT];
    expect(body).toMatchObject({ status: 429, code: 'request.too-many', title: '操作太频繁，请稍后再试' });
    expect(headers['content-type']).toMatch('application/problem+json');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await get('/api/v1/me').expect(200);
    await get('/health/live', visitor.token).expect(200);
  });

  it('lives on without its database and says so, until it is back', async () => {
    const { app } = testServer();
    await admin.query(`REVOKE CONNECT ON DATABASE ${t.database.name} FROM ${app.name}`);
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2`,
      [t.database.name, app.name],
    );
    const gone = await get('/health/ready', null).expect(503);
    expect(gone.body).toEqual({ status: 'database unreachable' });
    await get('/health/live', null).expect(200);
    const refused = await get('/api/v1/me').expect(503);
    expect(refused.body).toMatchObject({ code: 'request.failed' });
    expect((await get('/metrics', null).expect(200)).text).toContain('process_resident_memory_bytes');
    await admin.query(`GRANT CONNECT ON DATABASE ${t.database.name} TO ${app.name}`);
    await get('/health/ready', null).expect(200);
    await get('/api/v1/me').expect(200);
  });
});
