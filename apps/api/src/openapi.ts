import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { knownErrors } from '@anzhi/kernel';
import { Problem, readConfig } from '@anzhi/platform';
import { AppModule } from './app.module';
import metadata from './metadata';
import { completeOperations } from './openapi-operations';
import { usePrefix } from './prefix';

const about = (): Omit<OpenAPIObject, 'paths'> =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('安之 Anzhi')
    .setDescription(
      'Home care for seniors of a prefecture-level city. Every write needs an `Idempotency-Key` header (UUIDv7 ' +
        'made by the client). Failures are RFC 9457 problem documents with a stable `code`; messages follow ' +
        '`Accept-Language` (zh-CN, en). Lists are paged with `limit` (at most 200) and `cursor`. `x-permission` ' +
        'is what the caller needs, `x-public` why nothing is needed, `x-answer-kept-days` how old a command key may be.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .build();

/** The OpenAPI 3.1 document, with every refusal code there is. Load the metadata first. */
function describe(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, about(), {
    extraModels: [Problem],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  completeOperations(document);
  const { paths, components = {}, ...rest } = document;
  const codes = [...knownErrors()].map(([code, { status, zh, en }]) => [code, { status, zh, en }] as const);
  const described = {
    ...rest,
    paths: sorted(paths),
    components: { ...components, schemas: sorted(components.schemas ?? {}) },
    'x-problem-codes': sorted(Object.fromEntries(codes)),
  };
  return described;
}

/** In an order of its own: the document must not change because a module is imported elsewhere. */
const sorted = <Value>(members: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));

const ABOUT_THE_API = /^\/api\/(docs|openapi\.json)/;

/**
 * Serves the document at /api/openapi.json and a page to try it at /api/docs, made when somebody first asks: what the
 * compiler knows of the DTOs is large, and nothing else needs it.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  let loaded: Promise<void> | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async ({ url }) => {
    if (ABOUT_THE_API.test(url)) await (loaded ??= SwaggerModule.loadPluginMetadata(metadata));
  });
  SwaggerModule.setup('api/docs', app, () => describe(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '安之 Anzhi API',
    swaggerOptions: { persistAuthorization: true, validatorUrl: null },
  });
}

/** The same document from the application as it is wired: nothing is started, no database is asked. */
export async function describeWiredApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(AppModule.forRoot(readConfig({})), new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  usePrefix(app);
  await SwaggerModule.loadPluginMetadata(metadata);
  return describe(app);
}
