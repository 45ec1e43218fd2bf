/**
 * Business refusals. Each context defines its own with `defineErrors`; a refusal without a message in both
 * languages does not compile. `code` is stable and part of the API, messages are not.
 */
export type ErrorParams = Record<string, string | number>;
export type Locale = 'zh-CN' | 'en';

export interface ErrorSpec {
  /** HTTP status. 400 malformed, 403 not allowed, 404 not found or not visible, 409 state, 422 rule. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503;
  readonly zh: string;
  readonly en: string;
}

/** One bad field: `pointer` is a JSON pointer into the request body, or `?name` for a query parameter. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly spec: ErrorSpec,
    readonly params: ErrorParams = {},
    readonly pointer?: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${fill(spec.en, params)}`);
    this.name = 'DomainError';
  }

  get status(): number {
    return this.spec.status;
  }

  messageIn(locale: Locale): string {
    return fill(locale === 'en' ? this.spec.en : this.spec.zh, this.params);
  }
}

const fill = (template: string, params: ErrorParams): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? `{${name}}`));

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Factory = (params?: ErrorParams, pointer?: string) => DomainError;

const registry = new Map<string, ErrorSpec>();

/** `defineErrors('ordering', { notFound: {…} }).notFound()` throws code `ordering.not-found`. */
export function defineErrors<T extends Record<string, ErrorSpec>>(
  context: string,
  specs: T,
): Record<keyof T, Factory> {
  const factories = Object.entries(specs).map(([name, spec]) => {
    const code = `${context}.${kebab(name)}`;
    registry.set(code, spec);
    const factory: Factory = (params, pointer) => new DomainError(code, spec, params, pointer);
    return [name, factory] as const;
  });
  return Object.fromEntries(factories) as Record<keyof T, Factory>;
}

/** Every refusal the running program can give, for the API documentation. */
export const knownErrors = (): ReadonlyMap<string, ErrorSpec> => registry;
