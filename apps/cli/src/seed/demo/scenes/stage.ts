import type { Role } from '@anzhi/contracts';
import type { DemoLogin } from '@anzhi/identity';
import { addDays, businessDate, type ManualClock, newId, systemCtx } from '@anzhi/kernel';
import { CONFIG, Database, UnitOfWork, WorkerLoops, type Config, type Tx } from '@anzhi/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoCast } from '../demo-people';

/** The platform refused what a scene asked of it. */
export class SceneRefusedError extends Error {
  override readonly name = 'SceneRefusedError';
}

/** Somebody with a demo login, who does things as everybody does: over HTTP. */
export class Player {
  constructor(
    private readonly stage: Stage,
    private readonly token: string | null,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  /** A write, as a new command. */
  post<T = unknown>(path: string, body?: object): Promise<T> {
    return this.send('POST', path, body);
  }

  private async send<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await this.stage.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'accept-language': 'zh-CN',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(method === 'POST' ? { 'idempotency-key': newId(this.stage.clock.now()) } : {}),
      },
      ...(body ? { payload: body } : {}),
    });
    if (answer.statusCode >= 400) throw new SceneRefusedError(`${method} ${path}: ${answer.payload}`);
    return JSON.parse(answer.payload || 'null') as T;
  }
}

/** A part of the demo's past that people have played. */
export interface Scene {
  readonly name: string;
  play(stage: Stage, cast: DemoCast): Promise<void>;
}

/**
 * Where scenes of the demo are played: the whole platform with a clock that goes from some days ago to the city's
 * moment, never back, and everybody who has a demo login.
 */
export class Stage {
  private readonly players = new Map<string, Promise<Player>>();

  /** @param now the city's moment: nothing is played after it */
  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: ManualClock,
    private readonly logins: readonly DemoLogin[],
    readonly now: Date,
  ) {}

  get today(): string {
    return businessDate(this.now);
  }

  /** Where what only the demo shows is kept. */
  get dataDir(): string {
    return this.app.get<Config>(CONFIG).dataDir;
  }

  get db(): Database {
    return this.app.get(Database);
  }

  /** So many days ago at that time of day, `09:30`: not before what was played already, not after the city's moment. */
  at(daysAgo: number, time: string): Date {
    return this.moveTo(this.dayAt(daysAgo, time));
  }

  dayAt(daysAgo: number, time: string): Date {
    return new Date(`${addDays(this.today, -daysAgo)}T${time}:00+08:00`);
  }

  /** A proof that a phone takes at this moment. */
  proof(method: string): { readonly id: string; readonly method: string; readonly capturedAt: string } {
    const now = this.clock.now();
    return { id: newId(now), method, capturedAt: now.toISOString() };
  }

  moveTo(wished: Date): Date {
    const latest = Math.min(wished.getTime(), this.now.getTime());
    this.clock.set(new Date(Math.max(latest, this.clock.now().getTime())));
    return this.clock.now();
  }

  /** @param index among those of the role, in the order of the logins */
  as(role: Role, index = 0): Promise<Player> {
    const login = this.logins.filter((each) => each.role === role)[index];
    if (!login) throw new SceneRefusedError(`nobody plays ${role} ${index}`);
    const known = this.players.get(login.phone) ?? this.logIn(login);
    this.players.set(login.phone, known);
    return known;
  }

  /** How many have a login of that role. */
  count(role: Role): number {
    return this.logins.filter((each) => each.role === role).length;
  }

  /** Runs facade calls in a transaction of the system, as a schedule does. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.app.get(UnitOfWork).run(systemCtx('seed'), work);
  }

  /** Everything that follows from what was done, up to the moment of the clock. */
  drain(): Promise<void> {
    return this.app.get(WorkerLoops).drain();
  }

  private async logIn({ phone, password }: DemoLogin): Promise<Player> {
    const anybody = new Player(this, null);
    const { accessToken } = await anybody.post<{ accessToken: string }>('/sessions', { phone, password });
    return new Player(this, accessToken);
  }
}
