import { ValidationPipe, type ArgumentMetadata, type Type, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem, type Locale } from '@anzhi/kernel';
import { HttpErrors } from './http.errors';
import { messageFor } from './validation-messages';

/** A refused body or query; its messages are put into the caller's language when the answer is written. */
export class ValidationFailed extends DomainError {
  constructor(
    private readonly problems: readonly ValidationError[],
    private readonly isQuery = false,
  ) {
    super('request.invalid', HttpErrors.invalid().spec, { count: flatten(problems, '', 'en').length });
  }

  ofQuery(): ValidationFailed {
    return new ValidationFailed(this.problems, true);
  }

  fieldsIn(locale: Locale): FieldProblem[] {
    const fields = flatten(this.problems, '', locale);
    return this.isQuery
      ? fields.map((field) => ({ ...field, pointer: `?${field.pointer.slice(1)}` }))
      : fields;
  }
}

class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, about: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, about)) as unknown;
    } catch (error) {
      throw error instanceof ValidationFailed && about.type === 'query' ? error.ofQuery() : error;
    }
  }
}

/** Unknown fields are refused, not dropped: a misspelt field must not be lost in silence. */
export const validationPipe = (): ValidationPipe =>
  new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (problems) => new ValidationFailed(problems),
  });

/** One part of a body by the same rules as a body, where each part is answered by itself. @throws request.invalid */
export const validated = <T>(type: Type<T>, value: unknown): Promise<T> =>
  validationPipe().transform(value, { type: 'body', metatype: type }) as Promise<T>;

function flatten(problems: readonly ValidationError[], parent: string, locale: Locale): FieldProblem[] {
  return problems.flatMap((problem) => {
    const pointer = `${parent}/${problem.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const own = Object.entries(problem.constraints ?? {}).map(([constraint, fallback]) => ({
      pointer,
      code: constraint,
      detail: messageFor(constraint, fallback, locale),
    }));
    return [...own, ...flatten(problem.children ?? [], pointer, locale)];
  });
}
