import type { DomainError, Locale } from '@anzhi/kernel';
import type { Problem } from './problem.dto';
import { ValidationFailed } from './validation';

/** The refusal as the caller reads it. @param instance the number of the request */
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
