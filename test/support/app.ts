import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Test } from 'supertest';
import { ManualClock, newId, systemCtx } from '@anzhi/kernel';
import type { Role } from '@anzhi/contracts';
import { IdentityFacade } from '@anzhi/identity';
import { Database, UnitOfWork, Wake, WakeListener, WorkerLoops, type Config, type Tx } from '@anzhi/platform';
import { createApi } from '../../apps/api/src/create-api';
import { testConfig } from './config';
import { useDatabase, type TestDatabase } from './database';
import { LiveWatcher } from './live';

type Body = string | object | undefined;

/** A caller of the HTTP API: logged in, speaking Chinese, with a fresh command key for every write. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly clock: ManualClock,
    readonly accountId: string | null,
    readonly token: string | null,
    readonly credentials?: { readonly phone: string; readonly password: string },
  ) {}

  get(path: string): Test {
    return this.send('get', path);
  }

  post(path: string, body?: Body, commandKey?: string): Test {
    return this.write('post', path, body, commandKey);
  }

  put(path: string, body?: Body, commandKey?: string): Test {
    return this.write('put', path, body, commandKey);
  }

  patch(path: string, body?: Body, commandKey?: string): Test {
    return this.write('patch', path, body, commandKey);
  }

  delete(path: string, commandKey?: string): Test {
    return this.write('delete', path, undefined, commandKey);
  }

  private write(
    method: 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body: Body,
    commandKey?: string,
  ): Test {
    const test = this.send(method, path).set('Idempotency-Key', commandKey ?? newId(this.clock.now()));
    return body === undefined ? test : test.send(body);
  }

  private send(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): Test {
    const test = request(this.app.getHttpServer())[method](`/api/v1${path}`).set('Accept-Language', 'zh-CN');
    return this.token ? test.set('Authorization', `Bearer ${this.token}`) : test;
  }
}

export interface TestRole {
  readonly role: Role;
  readonly regionId?: number;
  readonly organisationId?: string;
}

/** The whole platform on a database of this spec file, with a clock the test moves. */
export class TestApp {
  readonly clock = new ManualClock(new Date('2026-11-23T09:00:00+08:00'));
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'app-'));
  private nest: NestFastifyApplication | undefined;
  private listener: WakeListener | undefined;
  private readonly watchers: LiveWatcher[] = [];
  private serial = 0;

  constructor(
    readonly database: TestDatabase,
    private readonly config: Partial<Config> = {},
  ) {}

  async start(): Promise<void> {
    const config = { ...testConfig(this.database.appUrl, this.dataDir), ...this.config };
    this.nest = await createApi(config, { clock: this.clock });
  }

  async stop(): Promise<void> {
    this.watchers.forEach((watcher) => watcher.close());
    await this.listener?.close();
    await this.nest?.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  get app(): NestFastifyApplication {
    if (!this.nest) throw new Error('the app runs only inside hooks and tests');
    return this.nest;
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get(type);
  }

  get db(): Database {
    return this.get(Database);
  }

  /** Runs facade calls in a transaction of the system. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(systemCtx('test'), work);
  }

  /** Relay, consumers and due jobs, until nothing is left to do. */
  drain(): Promise<void> {
    return this.get(WorkerLoops).drain();
  }

  /** Opens a live connection for a person, who sees what happens from now on; closed with the app. */
  async watch(person: { token: string | null }, since?: number): Promise<LiveWatcher> {
    if (since === undefined) await this.drain();
    const watcher = await LiveWatcher.open(await this.listen(), person.token, since);
    this.watchers.push(watcher);
    return watcher;
  }

  /** Listens on a free port the first time. @returns the address */
  async listen(): Promise<string> {
    if (!this.listener) {
      this.listener = new WakeListener(this.database.appUrl, this.get(Wake));
      await this.listener.open();
      await this.app.listen(0, '127.0.0.1');
    }
    return this.app.getUrl();
  }

  /** A caller who has not logged in. */
  anyone(): ApiClient {
    return new ApiClient(this.app, this.clock, null, null);
  }

  /** Creates an account with these roles and logs it in over HTTP. */
  async person(name: string, ...roles: TestRole[]): Promise<ApiClient> {
    const phone = `1390000${String(1000 + this.serial++)}`;
    const password = `Test-${randomBytes(6).toString('hex')}`;
    const identity = this.get(IdentityFacade);
    const accountId = await this.write(async (tx) => {
      const id = await identity.createAccount(tx, { phone, name, password });
      for (const role of roles) await identity.grantRole(tx, id, role);
      return id;
    });
    return this.login(phone, password, accountId);
  }

  async login(phone: string, password: string, accountId: string | null = null): Promise<ApiClient> {
    const response = await this.anyone().post('/sessions', { phone, password }).expect(201);
    const { accessToken } = response.body as { accessToken: string };
    return new ApiClient(this.app, this.clock, accountId, accessToken, { phone, password });
  }

  /** The same person, logged in anew: after the clock moved, the token of before has expired. */
  async again({ credentials, accountId }: ApiClient): Promise<ApiClient> {
    if (!credentials) throw new Error('this caller never logged in');
    return this.login(credentials.phone, credentials.password, accountId);
  }
}

/** Boots the platform for the spec file or `describe` it is called in. */
export function useApp(config: Partial<Config> = {}): TestApp {
  const database = useDatabase();
  const t = new TestApp(database, config);
  beforeAll(() => t.start());
  afterAll(() => t.stop());
  return t;
}
