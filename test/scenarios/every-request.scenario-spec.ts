import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response, type Test } from 'supertest';
import { ROLE_NAMES, ROLES } from '@anzhi/contracts';
import { newId } from '@anzhi/kernel';
import { MAX_FILE_BYTES } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { PDF } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { csvOf, givenCheckedImport } from '@test/given/imports';
import { givenSenior, someIdentityNumber } from '@test/given/people';

interface Operation {
  readonly parameters: readonly { readonly name?: string }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly 'x-answer-kept-days'?: number;
}
interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the prefix, with `{parameters}`. */
  readonly path: string;
  readonly operation: Operation;
}

const { paths } = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<Endpoint['method'], Operation>>;
};
const ENDPOINTS = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(
    ([method, operation]) => ({ method, path: path.replace('/api/v1', ''), operation }) as Endpoint,
  ),
);

const t = useApp();
const database = useClient(() => t.database.appUrl);

/** Holds every role, so that only what is tested here can refuse him. */
let everybody: ApiClient;
let handler: ApiClient;
beforeAll(async () => {
  const city = await regionId(t, CODES.city);
  const roles = ROLE_NAMES.map((role) => ({
    role,
    regionId: ROLES[role].scope === 'REGION' ? city : undefined,
    organisationId: ROLES[role].scope === 'ORGANISATION' ? newId() : undefined,
  }));
  everybody = await t.person('全部角色', ...roles);
  handler = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: city });
});

const plain = (): ReturnType<typeof request> => request(t.app.getHttpServer());
const expectProblem = (response: Response, status: number, code: string): void => {
  expect({ status: response.status, ...response.body }).toMatchObject({
    status,
    code,
    type: `urn:anzhi:problem:${code}`,
    title: expect.any(String),
    instance: `urn:anzhi:request:${response.headers['x-request-id']}`,
  });
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
};
const pointers = ({ body }: Response): string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort();

describe('fields', () => {
  it('that nobody knows are refused by name, at every depth', async () => {
    const week = { hours: [{ weekday: 8, startMinute: 0, endMinute: 60, colour: 'red' }], note: 'x' };
    const nested = await everybody.put(`/caregivers/${newId()}/working-hours`, week);
    expectProblem(nested, 422, 'request.invalid');
    expect(pointers(nested)).toEqual(['/hours/0/colour', '/hours/0/weekday', '/note']);
    const query = await everybody.get('/regions?surprise=1&limit=x');
    expectProblem(query, 422, 'request.invalid');
    expect(pointers(query)).toEqual(['?limit', '?surprise']);
  });

  it('that the database cannot hold are refused, not failed on', async () => {
    expectProblem(await handler.get('/seniors?name=%00'), 422, 'request.unstorable');
    expectProblem(await handler.get('/providers?regionId=99999999999'), 422, 'request.unstorable');
  });

  it.each([
    ['zh-CN', undefined],
    ['zh-CN', 'fr'],
    ['zh-CN', 'zh'],
    ['zh-CN', 'en;q=0.4, zh-CN;q=0.8'],
    ['en', 'en'],
    ['en', 'zh;q=0.2, en-GB;q=0.9'],
  ])('are explained in %s for Accept-Language %s', async (language, header) => {
    const test = plain().post('/api/v1/sessions').set('Idempotency-Key', newId(t.clock.now())).send({});
    const { body, headers } = header ? await test.set('Accept-Language', header) : await test;
    const isChinese = /[\u4e00-\u9fff]/.test(body.title) && /[\u4e00-\u9fff]/.test(body.errors[0].detail);
    expect(isChinese).toBe(language === 'zh-CN');
    expect(headers['content-language']).toBe(language);
  });
});

describe('what cannot be read', () => {
  const send = (content: string, type = 'application/json'): Test =>
    plain()
      .post('/api/v1/sessions')
      .set('Idempotency-Key', newId(t.clock.now()))
      .set('Content-Type', type)
      .send(content);

  it('is answered with a problem document', async () => {
    expectProblem(await send('{"phone":'), 400, 'request.malformed');
    expectProblem(await send(''), 400, 'request.malformed');
    expectProblem(await send('{"__proto__":{"a":1}}'), 400, 'request.malformed');
    expectProblem(await send('['.repeat(100_000) + ']'.repeat(100_000)), 400, 'request.malformed');
    expectProblem(await send('phone=1', 'text/plain'), 415, 'request.unsupported-type');
    expectProblem(await send('<a/>', 'application/xml'), 415, 'request.unsupported-type');
    expectProblem(await send(JSON.stringify({ phone: 'x'.repeat(1_048_576) })), 413, 'request.too-large');
    expectProblem(
      await send('phone=1', 'application/x-www-form-urlencoded'),
      415,
      'request.unsupported-type',
    );
    expectProblem(await everybody.get('/seniors/not-an-id'), 400, 'request.malformed');
    expectProblem(await plain().get('/%2e%2e/package.json'), 400, 'request.malformed');
  });

  it.each([
    ['get', '/api/v1/nothing'],
    ['post', '/api/v1/nothing'],
    ['delete', '/api/v1/regions'],
    ['get', '/nothing'],
  ] as const)('has no path: %s %s', async (method, path) => {
    expectProblem(await plain()[method](path), 404, 'request.unknown-path');
  });
});

describe('a command', () => {
  const DAY_MS = 86_400_000;
  const keyOf = (days: number): string => newId(new Date(t.clock.now().getTime() + days * DAY_MS));
  const speak = (key: string, locale = 'en'): Test => handler.put('/me/locale', { locale }, key);
  const timesDone = async (key: string): Promise<number> =>
    (await t.db.query('SELECT FROM platform.audit_trail WHERE command_key = $1', [key])).length;

  it('needs a key made by the client', async () => {
    const bare = plain().put('/api/v1/me/locale').set('Authorization', `Bearer ${handler.token}`);
    expectProblem(await bare.send({ locale: 'en' }), 400, 'command.key-missing');
    expectProblem(await speak('abc'), 400, 'command.key-malformed');
    expectProblem(await speak('0b0e6c1e-7a41-4f0e-9d3b-6f0e1c2d3a4b'), 400, 'command.key-malformed');
  });

  it('is done once and answered from memory afterwards', async () => {
    const key = keyOf(0);
    const senior = {
      name: '李秀英',
      identityNumber: someIdentityNumber(),
      regionId: await regionId(t, CODES.town),
    };
    const first = await handler.post('/seniors', senior, key).expect(201);
    const reordered = Object.fromEntries(Object.entries(senior).reverse());
    const again = await handler.post('/seniors', reordered, key.toUpperCase()).expect(201);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.headers).toHaveProperty('idempotency-replayed', 'true');
    expect(again.body).toEqual(first.body);
    expect(await timesDone(key)).toBe(1);
    expectProblem(
      await handler.post('/seniors', { ...senior, name: '李秀兰' }, key),
      422,
      'command.key-reused',
    );
    const change = handler.patch(`/seniors/${first.body.id}`, { name: senior.name }, key);
    expectProblem(await change, 422, 'command.key-reused');
  });

  it('belongs to whoever sent it: another caller may use the same key', async () => {
    const key = keyOf(0);
    await speak(key).expect(204);
    const other = await everybody.put('/me/locale', { locale: 'en' }, key).expect(204);
    expect(other.headers).not.toHaveProperty('idempotency-replayed');
  });

  it('is told to wait while its twin is being carried out', async () => {
    const key = keyOf(0);
    const lock = [handler.accountId, key];
    await database.query('SELECT pg_advisory_lock(hashtextextended($1 || $2, 0))', lock);
    expectProblem(await speak(key), 409, 'command.in-progress');
    await database.query('SELECT pg_advisory_unlock(hashtextextended($1 || $2, 0))', lock);
    const answers = await Promise.all(Array.from({ length: 6 }, () => speak(key)));
    expect(answers.every(({ status }) => status === 204 || status === 409)).toBe(true);
    expect(await timesDone(key)).toBe(1);
  });

  it('is refused when it is older than what is kept, or of tomorrow, and is not carried out', async () => {
    for (const [key, code] of [
      [keyOf(-35.01), 'command.key-too-old'],
      [keyOf(1.01), 'command.key-from-future'],
    ]) {
      expectProblem(await speak(key), 422, code);
      expect(await timesDone(key)).toBe(0);
    }
    await speak(keyOf(-34.99)).expect(204);
    await speak(keyOf(0.99)).expect(204);
  });

  const writes = ENDPOINTS.filter(({ method }) => method !== 'get');
  const codeOf = async ({ method, path, operation }: Endpoint, key: string): Promise<string> => {
    const address = `/api/v1${path.replace(/\{\w+\}/g, newId())}`;
    const agent = plain();
    const test = agent[method](address)
      .set('Authorization', `Bearer ${everybody.token}`)
      .set('Idempotency-Key', key);
    const isForm = operation.requestBody?.content['multipart/form-data'];
    const { body } = await (isForm ? test.attach('file', PDF, 'a.pdf') : test);
    return body.code as string;
  };

  // a payment service numbers its news itself
  const keyed = writes.filter(({ path }) => path !== '/family-payments/callbacks');
  it.each(keyed.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
    'is remembered as long as the document says: %s %s',
    async (_method, _path, endpoint) => {
      const days = endpoint.operation['x-answer-kept-days']!;
      expect([35, 400]).toContain(days);
      expect(await codeOf(endpoint, keyOf(-days - 1))).toBe('command.key-too-old');
      expect(await codeOf(endpoint, keyOf(-days + 1))).not.toBe('command.key-too-old');
    },
  );

  it('that touches the ledger or a visit is remembered for 13 months', () => {
    const touching = /^\/(orders|visits|oversight|issuance-runs|unmet-demand)/;
    const days = writes
      // positions are forgotten long before that, and each operation of a queue has a key of its own
      .filter(({ path }) => touching.test(path) && !/\/(positions|operations)$/.test(path))
      .map(({ operation }) => operation['x-answer-kept-days']);
    expect(new Set(days)).toEqual(new Set([400]));
    expect(days.length).toBeGreaterThan(15);
  });
});

describe('a list', () => {
  it('gives at most 200 rows a page', async () => {
    await handler.get('/seniors?limit=200').expect(200);
    for (const limit of ['201', '0', '-1', '1.5', 'all', '']) {
      const response = await handler.get(`/seniors?limit=${limit}`);
      expectProblem(response, 422, 'request.invalid');
      expect(pointers(response)).toEqual(['?limit']);
    }
  });

  it('shows every row once while rows are inserted', async () => {
    const names = ['赵', '钱', '孙', '李', '周', '吴', '郑'];
    const add = async (round: number): Promise<string[]> => {
      const ids: string[] = [];
      for (const name of names) ids.push((await givenSenior(t, { name: `${name}游标${round}` })).id);
      return ids;
    };
    const expected = [...(await add(1)), ...(await add(2))];
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page++) {
      const response = await handler.get(`/seniors?limit=3${cursor && `&cursor=${cursor}`}`).expect(200);
      const body = response.body as { items: { id: string }[]; nextCursor: string | null };
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
      if (page < 3) await add(10 + page);
    }
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen).toEqual(expect.arrayContaining(expected));
  });

  it('puts no name into its cursor that it masks in its rows', async () => {
    await givenSenior(t, { name: '赵游标' });
    const { body } = await handler.get('/seniors?limit=1').expect(200);
    expect(Buffer.from(body.nextCursor as string, 'base64url').toString()).not.toMatch(/[\u4e00-\u9fff]/);
  });

  describe('refuses forged cursors', () => {
    const ID = '0192f0a4-7c3e-7b2a-9d54-1f2e3d4c5b6a';
    const PARTS = [
      ID,
      'x',
      '1',
      7,
      1.5,
      1e300,
      -1,
      null,
      {},
      [],
      '',
      '\0',
      '2026-02-30',
      '2026-11-23T01:00:00.000Z',
    ];
    const keys = [
      ...PARTS.map((part) => [part]),
      ...PARTS.flatMap((one) =>
        ['x', 7, ID, null].flatMap((other) => [
          [one, other],
          [one, other, other],
        ]),
      ),
      [],
      'x',
      null,
    ];
    const forged = [
      '',
      '%F0%9F',
      '....',
      ...keys.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url')),
    ];
    const lists = ENDPOINTS.filter(({ operation }) =>
      operation.parameters.some(({ name }) => name === 'cursor'),
    );

    const isOfNothing = (path: string): boolean =>
      path === '/my/ratings' || (path.includes('{') && !/^\/(seniors|imports|counties)\//.test(path));

    it.each(lists.map(({ path }) => path))('%s', async (path) => {
      let id = newId();
      if (path.startsWith('/seniors/')) id = (await givenSenior(t)).id;
      if (/^\/(counties|disclosures)\//.test(path)) id = String(await regionId(t, CODES.county));
      if (path.startsWith('/imports/'))
        id = (
          await givenCheckedImport(
            t,
            handler,
            'people.seniors',
            csvOf(['姓名', '身份证号', '居住地'], ['李秀英', someIdentityNumber(), CODES.town]),
          )
        ).id;
      const caller = path.startsWith('/imports/') ? handler : everybody;
      let refused = 0;
      for (const cursor of forged) {
        const { status, body } = await caller.get(
          `${path.replace('{period}', '202610').replace(/\{\w+\}/, id)}?cursor=${cursor}`,
        );
        if (status === 200) continue;
        // Who asks for the list of something that is not there, or of a caregiver he is not, may be told so first.
        const expected = status === 404 && isOfNothing(path) ? 404 : 422;
        expect({ cursor, status, code: body.code }).toEqual({
          cursor,
          status: expected,
          code: expect.any(String),
        });
        refused++;
      }
      // a key of the right shape that names no row is only a place in the list
      expect(refused).toBeGreaterThan(forged.length / 2);
    });
  });
});

describe('an upload', () => {
  const upload = (content: Buffer, filename: string, contentType: string): Test =>
    handler.post('/files').field('purpose', 'LICENCE').attach('file', content, { filename, contentType });

  it('has at most 10 MB and is what it says it is', async () => {
    const most = Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES - PDF.length)]);
    await upload(most, 'a.pdf', 'application/pdf').expect(201);
    const more = Buffer.concat([most, Buffer.from('x')]);
    expectProblem(await upload(more, 'a.pdf', 'application/pdf'), 413, 'files.too-large');
    expectProblem(await upload(PDF, 'a.png', 'image/png'), 422, 'files.type-disagrees');
    expectProblem(
      await upload(Buffer.from('MZ\x90'), 'a.pdf', 'application/pdf'),
      415,
      'files.unknown-content',
    );
  });
});

describe('every answer', () => {
  it.each([
    '/',
    '/api/docs',
    '/api/openapi.json',
    '/api/v1/regions',
    '/api/v1/me',
    '/health/live',
    '/nothing',
  ])('carries the security headers: %s', async (path) => {
    const { headers } = await plain().get(path);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('has the number under which the log knows the request', async () => {
    const given = await plain().get('/api/v1/me').set('X-Request-Id', 'from-the-proxy-1').expect(401);
    expect(given.body.instance).toBe('urn:anzhi:request:from-the-proxy-1');
    const forged = await plain().get('/api/v1/me').set('X-Request-Id', '<b>');
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the page to try the API', () => {
  it('runs under the security policy, from assets of our own', async () => {
    const { text } = await plain().get('/api/docs').expect(200);
    const scripts = [...text.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter(([, attributes, code]) => !attributes.includes('src=') || code.trim())).toEqual([]);
    expect(text).not.toMatch(/ on\w+="|https?:\/\/(?!www\.w3\.org)/);
    for (const [, path] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      await plain().get(new URL(path, 'http://local/api/docs').pathname).expect(200);
    }
  });

  it('shows the document that is committed', async () => {
    const { body } = await plain().get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths).toEqual(paths);
  });
});
