import { LoggerModule } from 'nestjs-pino';
import type { DynamicModule } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import type { IncomingMessage } from 'node:http';
import { newId } from '@anzhi/kernel';
import type { Config } from '../config/config';

type Request = IncomingMessage & { raw?: { ctx?: Ctx }; routeOptions?: { url?: string }; ctx?: Ctx };

/**
 * Structured logs without personal data: the route and never the address with its query, no headers, no bodies,
 * the caller by account id only.
 */
export const loggerModule = (config: Config): DynamicModule =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      genReqId: (request) => {
        const given = request.headers['x-request-id'];
        return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
      },
      autoLogging: { ignore: (request) => /^\/(health|metrics)/.test(request.url ?? '') },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: withoutIds(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customProps: (request) => ({ accountId: (request as Request).ctx?.actor.accountId ?? undefined }),
    },
  });

const withoutIds = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ':id').replace(/\/\d{6,}/g, '/:number');
