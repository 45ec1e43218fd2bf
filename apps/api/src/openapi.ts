import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { knownErrors } from '@anzhi/kernel';

/** The OpenAPI 3.1 document of the running application, with every refusal code it can give. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('安之 Anzhi')
    .setDescription(
      'Home care for seniors of a prefecture-level city. Every write needs an `Idempotency-Key` header (UUIDv7 ' +
        'made by the client). Failures are RFC 9457 problem documents with a stable `code`; messages follow ' +
        '`Accept-Language` (zh-CN, en). Lists are paged with `limit` (at most 200) and `cursor`.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build());
  const codes = [...knownErrors()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...document,
    'x-problem-codes': Object.fromEntries(
      codes.map(([code, { status, zh, en }]) => [code, { status, zh, en }]),
    ),
  } as OpenAPIObject;
}

/** Serves the document at /api/openapi.json and a page to try it at /api/docs. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}
