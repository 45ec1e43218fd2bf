import { Controller, Get } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { ROLES } from '@anzhi/contracts';
import { ImportRegistry, Permit, permissionTable, Public } from '@anzhi/platform';
import { OrderingPermissions } from '@anzhi/ordering';
import { RealtimePermissions } from '@anzhi/realtime';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { useApp } from '@test/app';
import { givenTwoWorlds, idsOf, secretsOf, type TwoWorlds } from '@test/given/two-worlds';
import { callersIn, type Caller } from './permissions/callers';
import { endpointsOf, messagesOf, servedRoutes, shapeOf, undeclared } from './permissions/endpoints';
import { eventTypes, LiveProbe } from './permissions/live';
import { MATRIX_FILE, renderMatrix, type Row } from './permissions/matrix';
import { Probe } from './permissions/probe';
import { REQUESTS } from './permissions/requests';
import type { Request } from './permissions/requests/request';

const t = useApp();
const everyEndpoint = () => [...endpointsOf(t.app), ...messagesOf(t.app)];

/** Served by others than our controllers: the page and the description of the API. */
const NOT_OURS = ['GET *', 'GET /worker.js', 'GET /api/openapi.json'];
const isNotOurs = (route: string): boolean => NOT_OURS.includes(route) || route.startsWith('GET /api/docs');

describe('Every endpoint and socket message', () => {
  it('declares a permission, or that it is public', () => {
    expect(undeclared(everyEndpoint())).toEqual([]);
  });

  it('is known to the collector if the server routes it, and the other way round', () => {
    const served = servedRoutes(t.app).filter((route) => !isNotOurs(route));
    const collected = endpointsOf(t.app).map(({ name }) => name);
    expect([...new Set(served.map(shapeOf))].sort()).toEqual([...new Set(collected.map(shapeOf))].sort());
  });

  it('has a request in the matrix, and no request is without its endpoint', () => {
    expect(Object.keys(REQUESTS).sort()).toEqual(
      everyEndpoint()
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('Every permission', () => {
  it('guards an endpoint, a kind of import or a kind of room', () => {
    const used = new Set([
      ...everyEndpoint().map(({ permission }) => permission),
      ...t
        .get(ImportRegistry)
        .all()
        .map(({ permission }) => permission),
      ...Object.values(RealtimePermissions),
    ]);
    expect([...permissionTable().keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('exists where an endpoint names it, and is given to known roles', () => {
    const known = permissionTable();
    const unknown = everyEndpoint().filter(({ permission }) => permission && !known.has(permission));
    expect(unknown.map(({ name, permission }) => `${name} needs ${permission}`)).toEqual([]);
    const roles = [...known.values()].flatMap(({ roles: holders }) => holders);
    expect(roles.filter((role) => !(role in ROLES))).toEqual([]);
  });
});

@Controller('planted')
class Planted {
  @Get()
  forgotten(): void {
    // says nothing about who may call it
  }

  @Get('open')
  @Public('for the test')
  open(): void {
    // fine
  }

  @Get(['guarded', 'also-guarded'])
  @Permit('geo.nothing')
  guarded(): void {
    // fine
  }
}

@WebSocketGateway()
class PlantedGateway {
  @SubscribeMessage('whisper')
  forgotten(): void {
    // says nothing about who may send it
  }
}

describe('The collector', () => {
  it('finds what was planted without a permission, and names it', async () => {
    const planted = await Test.createTestingModule({
      controllers: [Planted],
      providers: [PlantedGateway],
    }).compile();
    const endpoints = [...endpointsOf(planted), ...messagesOf(planted)];
    expect(endpoints.map(({ name }) => name)).toEqual([
      'GET /planted',
      'GET /planted/open',
      'GET /planted/guarded',
      'GET /planted/also-guarded',
      'SOCKET whisper',
    ]);
    expect(undeclared(endpoints)).toEqual([
      'GET /planted (Planted.forgotten) declares neither a permission nor that it is public',
      'SOCKET whisper (PlantedGateway.forgotten) declares neither a permission nor that it is public',
    ]);
    await planted.close();
  });
});

describe('The probe', () => {
  const FOREIGN = '00000000-0000-7000-8000-00000000000b';
  const SECRET = '13900001111';
  const endpoint = (name: string) => ({ name, handler: '', permission: OrderingPermissions.viewOrders });
  /** What a badly made endpoint says to whoever asks, about a thing inside and about one outside. */
  const ANSWERS: Record<string, Record<'inside' | 'outside', [status: number, body: object]>> = {
    leaky: { inside: [200, { items: [FOREIGN] }], outside: [404, { code: 'x.not-found' }] },
    wide: { inside: [200, {}], outside: [409, { code: 'x.busy' }] },
    narrow: { inside: [404, { code: 'x.not-found' }], outside: [404, { code: 'x.not-found' }] },
    broken: { inside: [500, {}], outside: [500, {}] },
    frank: { inside: [200, { phone: SECRET }], outside: [404, { code: 'x.not-found' }] },
  };
  const server = createServer((request, response) => {
    const [what, where] = (request.url ?? '').split('/').slice(3);
    const [status, body] = ANSWERS[what][where as 'inside' | 'outside'];
    response.writeHead(status).end(JSON.stringify(body));
  });
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => promisify(server.close.bind(server))());

  it.each([
    ['leaky', '✓–', /shows the other world/],
    ['wide', '✓✓', /lets FAMILY reach outside/],
    ['narrow', '––', /keeps FAMILY from what is his/],
    ['broken', '!', /500/],
    ['frank', '●–', undefined],
  ])('finds what is wrong with an endpoint that is %s', async (what, cell, complaint) => {
    const family = { name: 'FAMILY', client: t.anyone(), sessionId: '', spareSessionId: '' } as const;
    const { port } = server.address() as AddressInfo;
    const worlds = { inside: {}, outside: {} } as TwoWorlds;
    const probe = new Probe(t, `http://127.0.0.1:${port}`, worlds, [family], new Set([FOREIGN]), [SECRET]);
    const request: Request = {
      call: ({ isInside }) => ({ path: { where: isInside ? 'inside' : 'outside' } }),
    };
    const cells = await probe.cells(endpoint(`GET /${what}/:where`), request);
    expect(cells.FAMILY).toBe(cell);
    if (complaint) expect(probe.problems.join()).toMatch(complaint);
    else expect(probe.problems).toEqual([]);
  });
});

describe('The permission matrix', () => {
  jest.setTimeout(600_000);
  let worlds: TwoWorlds;
  let callers: Caller[];
  let live: LiveProbe;
  const rows: Row[] = [];
  const events: Row[] = [];

  beforeAll(async () => {
    worlds = await givenTwoWorlds(t);
    callers = await callersIn(t, worlds.inside);
    await t.listen();
    live = new LiveProbe(t, callers);
    await live.open();
  });

  it('shows nobody anything of the other county', async () => {
    const outsideIds = await idsOf(t, worlds.outside);
    const secrets = await secretsOf(t, worlds.inside);
    const probe = new Probe(t, await t.listen(), worlds, callers, outsideIds, secrets);
    const endpoints = new Map(endpointsOf(t.app).map((endpoint) => [endpoint.name, endpoint]));
    for (const [name, request] of Object.entries(REQUESTS)) {
      const endpoint = endpoints.get(name);
      if (endpoint) rows.push({ endpoint, cells: await probe.cells(endpoint, request) });
    }
    expect(probe.problems).toEqual([]);
  });

  it('lets live events reach those of the county they happened in, and nobody unknown', async () => {
    await live.settle();
    const accounts = callers.flatMap(({ client }) => client.accountId ?? []);
    const inside = new Set([...(await idsOf(t, worlds.inside)), ...accounts]);
    const outside = await idsOf(t, worlds.outside);
    for (const type of eventTypes()) {
      events.push({ endpoint: { name: type, handler: '' }, cells: await live.cells(type, inside, outside) });
    }
    expect(live.problems).toEqual([]);
  });

  it('is the one that was reviewed', () => {
    const matrix = renderMatrix(rows, events);
    if (process.env.UPDATE_PERMISSIONS) writeFileSync(MATRIX_FILE, matrix);
    const reviewed = existsSync(MATRIX_FILE) ? readFileSync(MATRIX_FILE, 'utf8') : '';
    expect(matrix.split('\n')).toEqual(reviewed.split('\n'));
  });

  it('would notice an event that went to the wrong county', async () => {
    const { inside, outside } = worlds;
    await t.write(async (tx) =>
      tx.publish({
        type: 'ordering.order-in-service.v1',
        payload: { orderId: outside.orders.scheduled },
        audience: { providerId: inside.team.provider.id },
      }),
    );
    await live.settle();
    const ids = [await idsOf(t, inside), await idsOf(t, outside)] as const;
    const cells = await live.cells('ordering.order-in-service.v1', ...ids);
    expect([cells.DISPATCHER, cells.FAMILY]).toEqual(['✓✓', '✓∅']);
    expect(live.problems.join()).toMatch(/of outside reached DISPATCHER/);
  });
});
