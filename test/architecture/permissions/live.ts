import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestApp } from '@test/app';
import type { LiveWatcher } from '@test/live';
import { CALLERS, NOBODY, type Caller, type CallerName } from './callers';
import { MARKS } from './outcome';
import { named, type Cells } from './probe';
import { ROOT } from '../source-files';

type Ids = ReadonlySet<string>;

/** Every type of event in the contract. */
export const eventTypes = (): string[] => {
  const contract = readFileSync(join(ROOT, 'libs/contracts/src/events.ts'), 'utf8');
  return [...contract.matchAll(/^ {2}'([a-z]+\.[a-z-]+\.v\d+)':/gm)].map(([, type]) => type);
};

/** A socket for every caller, with everything since the beginning of the log; nobody gets one unless we know him. */
export class LiveProbe {
  readonly problems: string[] = [];
  private readonly watchers = new Map<CallerName, LiveWatcher>();

  constructor(
    private readonly t: TestApp,
    private readonly callers: readonly Caller[],
  ) {}

  /** @returns whether somebody without a login, or with a forged one, was let in */
  async open(): Promise<void> {
    for (const { name, client } of this.callers) {
      if (name !== NOBODY) this.watchers.set(name, await this.t.watch(client, 0));
    }
    for (const token of [null, 'forged']) {
      const refusal = await this.t.watch({ token }, 0).then(
        () => 'let in',
        (error: Error) => error.message,
      );
      if (refusal !== 'auth.session-ended') this.problems.push(`a socket with token ${token}: ${refusal}`);
    }
  }

  /** Waits until everything that happened has arrived everywhere. */
  async settle(): Promise<void> {
    await this.t.drain();
    const before = await this.lastSeq();
    await this.t.write(async (tx) => {
      for (const { accountId } of this.callers.map(({ client }) => client)) {
        if (!accountId) continue;
        tx.publish({ type: 'identity.roles-changed.v1', payload: { accountId }, audience: { accountId } });
      }
    });
    await this.t.drain();
    for (const watcher of this.watchers.values()) {
      await watcher.until(() => watcher.lastSeq > before, 'the last event');
    }
  }

  /** Which callers a type of event reached: as it happened inside, and as it happened outside. */
  async cells(type: string, inside: Ids, outside: Ids): Promise<Cells> {
    await this.requireHappened(type, inside, outside);
    const cells = CALLERS.map((name): [CallerName, string] => {
      const watcher = this.watchers.get(name);
      if (!watcher) return [name, MARKS.login];
      const got = watcher.events
        .filter((event) => event.type === type)
        .map((event) => JSON.stringify(event.payload));
      const fromInside = got.filter((text) => named(text, inside).length > 0);
      const fromOutside = got.filter((text) => named(text, outside).length > 0);
      if (fromOutside.length) this.problems.push(`${type} of outside reached ${name}: ${fromOutside[0]}`);
      if (got.length > fromInside.length) this.problems.push(`${type} of nowhere reached ${name}`);
      const mark = (events: string[]) => (events.length ? MARKS.in : MARKS.nothing);
      return [name, mark(fromInside) + mark(fromOutside)];
    });
    return Object.fromEntries(cells) as Cells;
  }

  /** What never happened there proves nothing. */
  private async requireHappened(type: string, inside: Ids, outside: Ids): Promise<void> {
    const events = await this.t.db.query<{ payload: string }>(
      'SELECT payload::text AS payload FROM platform.event WHERE type = $1',
      [type],
    );
    for (const [where, ids] of Object.entries({ inside, outside })) {
      if (!events.some(({ payload }) => named(payload, ids).length > 0)) {
        this.problems.push(`${type} never happened ${where}`);
      }
    }
  }

  private async lastSeq(): Promise<number> {
    const row = await this.t.db.one<{ seq: number }>('SELECT last_seq AS seq FROM platform.event_counter');
    return row?.seq ?? 0;
  }
}
