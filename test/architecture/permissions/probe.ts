import { newId } from '@anzhi/kernel';
import { permissionTable } from '@anzhi/platform';
import type { TestApp } from '@test/app';
import type { TwoWorlds } from '@test/given/two-worlds';
import { CALLERS, NOBODY, type Caller, type CallerName } from './callers';
import type { Endpoint } from './endpoints';
import { codeOf, isFirstGate, isLetIn, MARKS, outcomeOf, type Answer, type Outcome } from './outcome';
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

  constructor(
    private readonly t: TestApp,
    private readonly url: string,
    private readonly worlds: TwoWorlds,
    private readonly callers: readonly Caller[],
    private readonly outsideIds: ReadonlySet<string>,
    /** Numbers, phones and addresses that are shown masked, or to few (policy.md 11.3). */
    private readonly secrets: readonly string[],
  ) {}

  async cells(endpoint: Endpoint, request: Request): Promise<Cells> {
    const cells = new Map<CallerName, string>();
    const holders = this.callers.filter((by) => this.holds(by, endpoint));
    let sample: Call | undefined;
    for (const by of holders) {
      const where = this.where(by, true);
      const call = await request.call(where);
      sample ??= call;
      cells.set(by.name, await this.cell(endpoint, request, by, call));
      await request.after?.(where);
    }
    // whoever is refused at the first gate changes nothing, and may be given what was made for somebody else
    const others = this.callers.filter((by) => !holders.includes(by));
    await Promise.all(
      others.map(async (by) => {
        const call = sample ?? (await request.call(this.where(by, true)));
        cells.set(by.name, await this.cell(endpoint, request, by, call));
      }),
    );
    return Object.fromEntries(CALLERS.map((name) => [name, cells.get(name)])) as Cells;
  }

  private async cell(endpoint: Endpoint, request: Request, by: Caller, call: Call): Promise<string> {
    const inside = await this.try(endpoint, request, this.where(by, true), call);
    this.requireShown(endpoint, by, inside);
    const isSingle = !inside || isFirstGate(inside) || request.everywhere !== undefined;
    return mark(inside) + (isSingle ? '' : mark(await this.outside(endpoint, request, by)));
  }

  private where(by: Caller, isInside: boolean): Where {
    return { t: this.t, by, world: isInside ? this.worlds.inside : this.worlds.outside, isInside };
  }

  private holds({ name }: Caller, { permission }: Endpoint): boolean {
    if (!permission) return true;
    return name !== NOBODY && permissionTable().get(permission)?.roles.includes(name) === true;
  }

  /** Otherwise a dash outside would prove nothing. */
  private requireShown(endpoint: Endpoint, by: Caller, inside: Outcome | undefined): void {
    if (endpoint.permission && this.holds(by, endpoint) && !isLetIn(inside))
      this.problems.push(`${endpoint.name} keeps ${by.name} from what is his: ${inside}`);
  }

  private async outside(endpoint: Endpoint, request: Request, by: Caller): Promise<Outcome | undefined> {
    const where = this.where(by, false);
    const outcome = await this.try(endpoint, request, where, await request.call(where));
    const isOpen = request.open?.roles.some((role) => role === by.name);
    if (isLetIn(outcome) && !isOpen) this.problems.push(`${endpoint.name} lets ${by.name} reach outside`);
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
    this.requireOwnWorld(what, request, where, answer);
    if (this.secrets.some((secret) => answer.text.includes(secret))) return 'plain';
    return request.shows && !answer.text.includes(request.shows(where)) ? 'nothing' : 'in';
  }

  private requireOwnWorld(what: string, { open }: Request, { by }: Where, { text }: Answer): void {
    const foreign = open?.roles.some((role) => role === by.name) ? [] : named(text, this.outsideIds);
    if (foreign.length) this.problems.push(`${what} shows the other world: ${foreign.join(', ')}`);
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
