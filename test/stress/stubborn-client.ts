import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@anzhi/kernel';
import type { ApiClient, TestApp } from '@test/app';

const GIVE_UP_AFTER = 200;

/** What was answered to one command, in the end. */
export interface Answer {
  readonly person: Person;
  readonly path: string;
  readonly body: object | undefined;
  readonly key: string;
  readonly status: number;
  readonly answer: unknown;
}

/** Somebody with a phone: logs in again when the token has expired. */
export class Person {
  private fresh: Promise<void> | undefined;

  constructor(
    private readonly t: TestApp,
    public client: ApiClient,
  ) {}

  /** Several requests that find the token expired at once log in once. */
  logIn(): Promise<void> {
    this.fresh ??= this.tryToLogIn().finally(() => (this.fresh = undefined));
    return this.fresh;
  }

  private async tryToLogIn(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.client = await this.t.again(this.client);
        return;
      } catch (error) {
        if (attempt >= GIVE_UP_AFTER) throw error;
        await pause(50);
      }
    }
  }
}

/** Sends commands and repeats each under its key until it knows what became of it. */
export class StubbornClient {
  readonly answers: Answer[] = [];
  /** How often each kind of command ended how; `interrupted` counts the repetitions. */
  readonly outcomes = new Map<string, number>();

  constructor(private readonly t: TestApp) {}

  /** The same command several times at once; whoever is answered must be answered alike. */
  async sendTwins(person: Person, path: string, body: object | undefined, count: number): Promise<Answer> {
    const key = newId(this.t.clock.now());
    const twins = Array.from({ length: count }, () => this.untilAnswered(person, path, body, key));
    const [first, ...others] = await Promise.all(twins);
    this.record(first);
    for (const other of others) expect(told(other)).toEqual(told(first));
    return first;
  }

  send(person: Person, path: string, body?: object): Promise<Answer> {
    return this.sendTwins(person, path, body, 1);
  }

  /** A question that changes nothing. */
  ask(person: Person, path: string, body: object): Promise<Answer> {
    return this.untilAnswered(person, path, body, newId(this.t.clock.now()));
  }

  async untilAnswered(person: Person, path: string, body: object | undefined, key: string): Promise<Answer> {
    for (let attempt = 1; attempt <= GIVE_UP_AFTER; attempt++) {
      const response = await person.client.post(path, body, key).catch(() => undefined);
      const { status = 0, body: answer = {} } = response ?? {};
      if (status === 401) await person.logIn();
      else if (
        status === 0 ||
        status === 503 ||
        (answer as { code?: string }).code === 'command.in-progress'
      ) {
        this.count('interrupted', status === 409 ? 'twin at work' : String(status));
        await pause(30);
      } else return { person, path, body, key, status, answer };
    }
    throw new Error(`no answer to ${path} after ${GIVE_UP_AFTER} tries`);
  }

  private record(answer: Answer): void {
    const kind = answer.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
    const { code } = answer.answer as { code?: string };
    this.count(kind, answer.status < 300 ? 'done' : `${answer.status} ${code}`);
    if (answer.status < 300) this.answers.push(answer);
  }

  private count(kind: string, outcome: string): void {
    const name = `${kind} → ${outcome}`;
    this.outcomes.set(name, (this.outcomes.get(name) ?? 0) + 1);
  }
}

/** What twins must be told alike; a problem document also names the request, which is each one's own. */
const told = ({ status, answer }: Answer): object => ({
  status,
  answer: status < 300 ? answer : (answer as { code?: string }).code,
});
