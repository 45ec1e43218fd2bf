import type { OpenAPIObject } from '@nestjs/swagger';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkDocument } from './openapi';
import { readSourceFiles, ROOT } from './source-files';

describe('The OpenAPI document', () => {
  const document = JSON.parse(readFileSync(join(ROOT, 'apps/api/openapi.json'), 'utf8')) as OpenAPIObject;

  it('is the one the code makes; otherwise run `npm run openapi`', async () => {
    const script = join(ROOT, 'scripts/openapi.cjs');
    await promisify(execFile)(process.execPath, [script, '--check'], { cwd: ROOT });
  }, 120_000);

  it('is whole', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).every((path) => path.startsWith('/api/v1/'))).toBe(true);
    expect(checkDocument(document)).toEqual([]);
  });

  it('has a schema of its own for every DTO: names are unique over all libs', () => {
    const names = readSourceFiles()
      .filter(({ path }) => path.endsWith('.dto.ts'))
      .flatMap(({ text }) =>
        [...text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name]) => name),
      );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('The checker of the document', () => {
  type Operation = NonNullable<OpenAPIObject['paths'][string]['post']> & Record<`x-${string}`, unknown>;
  const refusals = ['401', '403', '409', '422', '429', '503'].map((status) => [
    status,
    { description: 'no' },
  ]);
  const schema = { $ref: '#/components/schemas/Thing' };
  const operation = (change: Partial<Operation> = {}): Operation => ({
    operationId: 'Things_make',
    summary: 'Makes a thing.',
    'x-permission': 'things.make',
    parameters: [
      { $ref: '#/components/parameters/AcceptLanguage' },
      { $ref: '#/components/parameters/IdempotencyKey' },
    ],
    requestBody: { content: { 'application/json': { schema } } },
    responses: {
      ...(Object.fromEntries(refusals) as Operation['responses']),
      201: { description: 'Done', content: { 'application/json': { schema } } },
    },
    ...change,
  });
  const document = (post: Operation, property: object = { type: 'string', description: 'Its name.' }) =>
    ({
      paths: { '/things': { post } },
      components: {
        schemas: { Thing: { type: 'object', properties: { name: property } } },
        parameters: { AcceptLanguage: {}, IdempotencyKey: {} },
      },
    }) as unknown as OpenAPIObject;

  it('likes a good one', () => expect(checkDocument(document(operation()))).toEqual([]));

  it.each<[string, Partial<Operation>]>([
    ['has no summary', { summary: undefined }],
    ['needs either x-permission or x-public', { 'x-public': 'both' }],
    ['Idempotency-Key', { parameters: [{ $ref: '#/components/parameters/AcceptLanguage' }] }],
    ['Accept-Language', { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] }],
    ['no answer with a schema', { responses: { ...operation().responses, 201: { description: 'Done' } } }],
    ['refusal 409', { responses: { ...operation().responses, 409: undefined } }],
  ])('finds: %s', (problem, change) =>
    expect(checkDocument(document(operation(change)))).toEqual([expect.stringContaining(problem)]),
  );

  it.each([
    ['Thing.name says nothing of itself', { type: 'string' }],
    ['Thing.name has no type', { description: 'Its name.' }],
    ['#/components/schemas/Other leads nowhere', { $ref: '#/components/schemas/Other', description: 'x' }],
  ])('finds: %s', (problem, property) =>
    expect(checkDocument(document(operation(), property))).toEqual([problem]),
  );

  it('finds one operation id used twice, and half of a paging', () => {
    const twice = document(operation());
    const parameters = [
      ...operation().parameters!,
      { name: 'limit', in: 'query' as const, description: 'Rows', schema: { type: 'integer' } },
    ];
    twice.paths['/other'] = { post: operation({ parameters }) };
    expect(checkDocument(twice)).toEqual([
      'operation id Things_make is used twice',
      'POST /other pages with only one of limit and cursor',
    ]);
  });
});
