import type { DomainError, FieldProblem, Locale } from '@anzhi/kernel';
import { ValidationFailed } from './validation';

/** RFC 9457 problem document. `code` is stable; `title` is in the caller's language. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly params?: Record<string, string | number>;
  readonly errors?: readonly FieldProblem[];
}

export const problemOf = (error: DomainError, locale: Locale, instance: string): Problem => {
  const title = error.messageIn(locale);
  const pointed = error.pointer ? [{ pointer: error.pointer, code: error.code, detail: title }] : [];
  const fields = error instanceof ValidationFailed ? error.fieldsIn(locale) : error.fields;
  const errors = [...fields, ...pointed];
  return {
    type: `urn:anzhi:problem:${error.code}`,
    title,
    status: error.status,
    code: error.code,
    instance: `urn:anzhi:request:${instance}`,
    ...(Object.keys(error.params).length ? { params: error.params } : {}),
    ...(errors.length ? { errors } : {}),
  };
};
