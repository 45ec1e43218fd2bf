import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { eventTypes } from './permissions/live';
import { ROOT } from './source-files';

interface Schema {
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly const?: string;
}

interface Document {
  readonly asyncapi: string;
  readonly channels: { readonly live: { readonly address: string; readonly messages: object } };
  readonly components: {
    readonly messages: Record<string, { readonly name: string; readonly payload: { $ref?: string } }>;
    readonly schemas: Record<string, Schema>;
  };
}

describe('The AsyncAPI document', () => {
  const document = JSON.parse(readFileSync(join(ROOT, 'docs/asyncapi.json'), 'utf8')) as Document;

  it('and the client of the page are what the code says; otherwise run `npm run asyncapi`', async () => {
    const script = join(ROOT, 'scripts/asyncapi.cjs');
    await promisify(execFile)(process.execPath, [script, '--check'], { cwd: ROOT });
  }, 120_000);

  it('tells of every event with its payload, and of everything else the server says', () => {
    const { messages, schemas } = document.components;
    const types = Object.values(messages).map(({ name, payload }) => {
      const schema = payload.$ref && schemas[payload.$ref.replace('#/components/schemas/', '')];
      return schema ? schema.properties!.type.const : name;
    });
    expect(types.sort()).toEqual(['bye', 'ready', 'reset', ...eventTypes()].sort());
    expect(Object.keys(document.channels.live.messages)).toEqual(Object.keys(messages));
    const payloads = Object.values(schemas).map(({ properties }) => properties!.payload);
    expect(payloads.filter(({ properties }) => !Object.keys(properties ?? {}).length)).toEqual([]);
  });

  it('points to nothing that is not there', () => {
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path);
    const at = (path: string) =>
      path.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
    expect(pointers.length).toBeGreaterThan(100);
    expect(pointers.filter((path) => at(path) === undefined)).toEqual([]);
  });
});

describe('The schema of a type', () => {
  const SAMPLES: readonly (readonly [string, object])[] = [
    [`'a' | 'b'`, { type: 'string', enum: ['a', 'b'] }],
    ['string[]', { type: 'array', items: { type: 'string' } }],
    ['boolean', { type: 'boolean' }],
    ['number | null', { type: ['null', 'number'] }],
    [
      '{ readonly a: string } & { b?: string }',
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        required: ['a'],
        additionalProperties: false,
      },
    ],
  ];
  const load = createRequire(__filename);
  const { schemaOf } = load('../../scripts/asyncapi/schema.cjs') as {
    schemaOf(checker: ts.TypeChecker, type: ts.Type): object;
  };
  /** The schemas of these types; all in one program, because the compiler reads its own library for each. */
  const schemasOf = (types: readonly string[]): (() => object)[] => {
    const name = join(ROOT, 'samples.ts');
    const text = types.map((type, at) => `export type Sample${at} = ${type};`).join('\n');
    const host = ts.createCompilerHost({});
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (file, ...rest) =>
      file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : read(file, ...rest);
    const options = { strict: true, types: [], lib: ['lib.es5.d.ts'] };
    const program = ts.createProgram({ rootNames: [name], options, host });
    const checker = program.getTypeChecker();
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(name)!)!);
    return symbols.map((symbol) => () => schemaOf(checker, checker.getDeclaredTypeOfSymbol(symbol)));
  };

  it('says what may be in it, and refuses what has no place in a contract', () => {
    const found = schemasOf([...SAMPLES.map(([type]) => type), 'unknown']);
    expect(found.slice(0, -1).map((schema) => schema())).toEqual(SAMPLES.map(([, schema]) => schema));
    expect(found.at(-1)).toThrow('no schema for unknown');
  });
});
