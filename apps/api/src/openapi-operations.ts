import type { OpenAPIObject } from '@nestjs/swagger';
import { DEFAULT_KEEP_DAYS } from '@anzhi/platform';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Components = NonNullable<OpenAPIObject['components']>;

const WRITES = ['post', 'put', 'patch', 'delete'] as const;
const METHODS = ['get', ...WRITES] as const;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or its command key is missing',
  401: 'Not logged in, or no longer',
  403: 'No role of the caller allows this',
  404: 'There is none, or the caller may not see it',
  409: 'The state of things does not allow it, or the same command is being carried out',
  413: 'The content is too large',
  415: 'Not a content type this endpoint takes',
  422: 'A field or a rule refuses it, or the command key is too old or belongs to another command',
  429: 'Too many requests',
  503: 'Not now; nothing was changed',
};

const HEADERS = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'Language of messages: `zh-CN` (the default) or `en`, with quality values.',
    schema: { type: 'string', default: 'zh-CN' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Names this command: a UUIDv7 the client makes once and sends again with every retry. The same command is ' +
      'carried out once and answered from memory afterwards.',
    schema: { type: 'string', format: 'uuid' },
  },
} as const satisfies Record<string, Parameter>;

/** Writes at each operation what holds for many: headers, refusals, how long answers are kept, the form of ids. */
export function completeOperations(document: OpenAPIObject): void {
  Object.assign((document.components ??= {}), { parameters: HEADERS, responses: refusalResponses() });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) complete(operation, method !== 'get');
    }
  }
}

function complete(operation: Operation, isWrite: boolean): void {
  const own = (operation.parameters ?? []).map(withIdFormat).map(optionalByDefault);
  operation.parameters = [
    ...own,
    headerRef('AcceptLanguage'),
    ...(isWrite ? [headerRef('IdempotencyKey')] : []),
  ];
  const extensions = operation as unknown as Record<string, unknown>;
  if (isWrite) extensions['x-answer-kept-days'] ??= DEFAULT_KEEP_DAYS;
  for (const response of Object.values(operation.responses)) {
    if (response && 'description' in response) response.description ||= 'Done';
  }
  for (const status of refusalsOf(operation, isWrite, 'x-permission' in operation))
    operation.responses[status] ??= { $ref: `#/components/responses/${status}` };
}

function refusalsOf(operation: Operation, isWrite: boolean, isGuarded: boolean): number[] {
  const has = (place: string): boolean =>
    (operation.parameters ?? []).some((parameter) => 'in' in parameter && parameter.in === place);
  const named = has('path');
  return [
    ...(named || isWrite ? [400, 404] : []),
    ...(isGuarded ? [401, 403] : []),
    ...(isWrite ? [401, 409] : []),
    ...(operation.requestBody ? [413, 415] : []),
    ...(isWrite || has('query') ? [422] : []),
    429,
    503,
  ];
}

/** Whatever is called an id in a path and is text is a UUID; the framework knows it only as text. */
function withIdFormat(parameter: Parameter): Parameter {
  if (!('in' in parameter) || parameter.in !== 'path' || !/^id$|Id$/.test(parameter.name)) return parameter;
  const { schema } = parameter;
  const isText = schema && 'type' in schema && schema.type === 'string';
  return isText ? { ...parameter, schema: { ...schema, format: 'uuid' } } : parameter;
}

/** What has a default may be left out; the compiler cannot know that of a field that is always filled. */
function optionalByDefault(parameter: Parameter): Parameter {
  if (!('in' in parameter) || !parameter.schema || !('default' in parameter.schema)) return parameter;
  return { ...parameter, required: false };
}

const headerRef = (name: keyof typeof HEADERS): Parameter => ({ $ref: `#/components/parameters/${name}` });

const refusalResponses = (): Components['responses'] =>
  Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [
      status,
      {
        description,
        headers: ['429', '503'].includes(status) ? { 'Retry-After': RETRY_AFTER } : undefined,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );

const RETRY_AFTER = { description: 'Seconds to wait', schema: { type: 'integer' } };
