import type { OpenAPIObject } from '@nestjs/swagger';
import type { Violation } from './imports';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const SCHEMAS = '#/components/schemas/';
const COMMAND_KEY = '#/components/parameters/IdempotencyKey';
const LANGUAGE = '#/components/parameters/AcceptLanguage';

/** Everything that a reader of the document, or a generator of clients, would stumble over. */
export function checkDocument(document: OpenAPIObject): Violation[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  const ids = operations.map(({ operation }) => operation.operationId ?? '');
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `operation id ${id} is used twice`),
    ...referencesIn(document)
      .filter((reference) => resolve(document, reference) === undefined)
      .map((reference) => `${reference} leads nowhere`),
    ...operations.flatMap(({ path, method, operation }) =>
      problemsOf(operation, method).map((problem) => `${method.toUpperCase()} ${path} ${problem}`),
    ),
    ...schemaProblems(document),
  ];
}

function problemsOf(operation: Operation, method: string): string[] {
  const isWrite = method !== 'get';
  const references = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? parameter.$ref : '',
  );
  const own = (operation.parameters ?? []).flatMap((parameter) => ('in' in parameter ? [parameter] : []));
  const names = own.map(({ name }) => name);
  const refusals = ['429', '503', ...(isWrite ? ['409', '422'] : [])];
  const isGuarded = 'x-permission' in operation;
  return [
    !operation.summary && 'has no summary',
    isGuarded === 'x-public' in operation && 'needs either x-permission or x-public',
    isWrite && !references.includes(COMMAND_KEY) && 'does not name the Idempotency-Key header',
    !references.includes(LANGUAGE) && 'does not name the Accept-Language header',
    names.includes('cursor') !== names.includes('limit') && 'pages with only one of limit and cursor',
    ...own.map(
      ({ name, in: place, description }) => place === 'query' && !description && `says nothing of ?${name}`,
    ),
    ...[...refusals, ...(isGuarded ? ['401', '403'] : [])].map(
      (status) => !operation.responses[status] && `does not name the refusal ${status}`,
    ),
    !answers(operation) && 'has no answer with a schema',
  ].filter((problem) => typeof problem === 'string');
}

function answers(operation: Operation): boolean {
  const [status, response] = Object.entries(operation.responses).find(([code]) => code < '300') ?? [];
  if (status === '204') return true;
  const contents = response && 'content' in response ? Object.values(response.content ?? {}) : [];
  return contents.length > 0 && contents.every(({ schema }) => schema && Object.keys(schema).length > 0);
}

/** What is sent in says what it is, field by field; what comes out has a type. */
function schemaProblems({ paths, components }: OpenAPIObject): string[] {
  const schemas = Object.entries(components?.schemas ?? {});
  const bodies = Object.values(paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method]?.requestBody ?? []),
  );
  const sent = new Set(reachable(bodies, Object.fromEntries(schemas)));
  return schemas.flatMap(([name, schema]) => {
    const properties = Object.entries('properties' in schema ? (schema.properties ?? {}) : {});
    return [
      ...(properties.length ? [] : [`schema ${name} is empty`]),
      ...properties.flatMap(([field, property]) => [
        ...(sent.has(name) && !('description' in property)
          ? [`${name}.${field} says nothing of itself`]
          : []),
        ...(/"(type|\$ref|allOf|oneOf|anyOf|enum)":/.test(JSON.stringify(property))
          ? []
          : [`${name}.${field} has no type`]),
      ]),
    ];
  });
}

/** Names of the schemas that these parts of the document lead to. */
function reachable(from: unknown, schemas: Record<string, unknown>, seen = new Set<string>()): Set<string> {
  for (const reference of referencesIn(from)) {
    const name = reference.slice(SCHEMAS.length);
    if (!reference.startsWith(SCHEMAS) || seen.has(name)) continue;
    reachable(schemas[name], schemas, seen.add(name));
  }
  return seen;
}

function referencesIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === '$ref' ? [String(value)] : referencesIn(value),
  );
}

const resolve = (document: OpenAPIObject, reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
