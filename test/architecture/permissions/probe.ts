import { newId } from '@anzhi/kernel';
import { permissionTable } from '@anzhi/platform';
import type { TestApp } from '@test/app';
import type { TwoWorlds, World } from '@test/given/two-worlds';
import { CALLERS, NOBODY, type Caller, type CallerName } from './callers';
import type { Endpoint } from './endpoints';
import { codeOf, isFirstGate, MARKS, outcomeOf, type Answer, type Outcome } from './outcome';
import type { Call, Request, Where } from './requests/request';

/** What each caller gets: one mark where place plays no part, otherwise one for inside and one for outside. */
export type Cells = Readonly<Record<CallerName, string>>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const READS = new Set(['GET', 'HEAD']);

/** Those of the ids that the text names. */
export const named = (text: string, ids: ReadonlySet<string>): string[] =>
  (text.match(UUID) ?? []).filter((id) => ids.has(id));

/** Makes requests as every caller, notes how each fared, and what no caller may ever be given. */
export class Probe {
  /** Answers that prove nothing, and what of the other world was shown. */
  readonly problems: string[] = [];
  /** Endpoints that gave out the senior's whole identity number or phone, with the callers. */
  readonly inTheClear: string[] = [];

  constructor(
    private readonly t: TestApp,
    private readonly url: string,
    private readonly worlds: TwoWorlds,
    private readonly callers: readonly Caller[],
    private readonly outsideIds: ReadonlySet<string>,
  ) {}

  async cells(endpoint: Endpoint, request: Request): Promise<Cells> {
    const cells = new Map<CallerName, string>();
    let sample: Call | undefined;
    for (const by of this.holdersFirst(endpoint)) {
      const where = { t: this.t, by, world: this.worlds.inside, isInside: true };
      const call = sample && !this.holds(by, endpoint) ? sample : await request.call(where);
      sample ??= call;
      const inside = await this.try(endpoint, request, where, call);
      const isSingle = inside === undefined || isFirstGate(inside) || request.everywhere !== undefined;
      cells.set(by.name, mark(inside) + (isSingle ? '' : mark(await this.outside(endpoint, request, by))));
      await request.after?.(where);
    }
    return Object.fromEntries(CALLERS.map((name) => [name, cells.get(name)])) as Cells;
  }

  /** Whoever is refused at the first gate may be given the request that was made for somebody else. */
  private holdersFirst(endpoint: Endpoint): Caller[] {
    const rank = (caller: Caller): number => (this.holds(caller, endpoint) ? 0 : 1);
    return [...this.callers].sort((a, b) => rank(a) - rank(b));
  }

  private holds({ name }: Caller, { permission }: Endpoint): boolean {
    if (!permission) return true;
    return name !== NOBODY && permissionTable().get(permission)?.roles.includes(name) === true;
  }

  private async outside(endpoint: Endpoint, request: Request, by: Caller): Promise<Outcome | undefined> {
    const where = { t: this.t, by, world: this.worlds.outside, isInside: false };
    const outcome = await this.try(endpoint, request, where, await request.call(where));
    const isOpen = request.open?.roles.some((role) => role === by.name);
    if (outcome === 'in' && !isOpen) this.problems.push(`${endpoint.name} lets ${by.name} reach outside`);
    return outcome;
  }

  private async try(
    endpoint: Endpoint,
    request: Request,
    where: Where,
    call: Call,
  ): Promise<Outcome | undefined> {
    const answer = await this.send(endpoint, where.by, call);
    const outcome = outcomeOf(answer);
    const what = `${endpoint.name} as ${where.by.name} ${where.isInside ? 'inside' : 'outside'}`;
    if (!outcome)
      this.problems.push(`${what}: ${answer.status} ${codeOf(answer) ?? ''} ${answer.text.slice(0, 300)}`);
    if (outcome !== 'in' || answer.status >= 300) return outcome;
    this.examine(what, request, where, answer);
    return request.shows && !answer.text.includes(request.shows(where)) ? 'nothing' : 'in';
  }

  private examine(what: string, { open }: Request, { by }: Where, { text }: Answer): void {
    const foreign = open?.roles.some((role) => role === by.name) ? [] : named(text, this.outsideIds);
    if (foreign.length) this.problems.push(`${what} shows the other world: ${foreign.join(', ')}`);
    if (personalDataOf(this.worlds.inside).some((secret) => text.includes(secret)))
      this.inTheClear.push(what);
  }

  private async send({ name }: Endpoint, { client }: Caller, { path, query, body }: Call): Promise<Answer> {
    const [method, template] = name.split(' ');
    const filled = template.replace(/:(\w+)/g, (_, key: string) => {
      const value = path?.[key];
      if (value === undefined) throw new Error(`${name}: the request does not fill :${key}`);
      return encodeURIComponent(value);
    });
    const url = new URL(
      `${this.url}${filled.startsWith('/health') || filled === '/metrics' ? '' : '/api/v1'}${filled}`,
    );
    for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, String(value));
    const isForm = body instanceof FormData;
    const response = await fetch(url, {
      method,
      headers: {
        'Accept-Language': 'zh-CN',
        ...(client.token && { Authorization: `Bearer ${client.token}` }),
        ...(READS.has(method) ? {} : { 'Idempotency-Key': newId(this.t.clock.now()) }),
        ...(body && !isForm && { 'Content-Type': 'application/json' }),
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }
}

const mark = (outcome: Outcome | undefined): string => (outcome ? MARKS[outcome] : '!');

/** What only a reveal, or the provider on its way, may show (policy.md 11.3). */
const personalDataOf = ({ household: { senior } }: World): string[] => [senior.identityNumber, senior.phone];
