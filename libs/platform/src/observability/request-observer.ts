import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, type Ctx } from '@anzhi/kernel';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { Metrics } from './metrics';

const PROBES = /^\/(health|metrics)/;

/** One id for a request, in its log line, its problem document and the audit trail; a proxy may give it. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
}

/**
 * Measures and logs every request once: the route and never the address, no query, no headers, no bodies, the
 * caller by account id only. So no personal data can reach the log.
 */
export function observeRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const log = new Logger('request');
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest & { ctx?: Ctx }, reply, done) => {
    const { id, method, routeOptions, ctx } = request;
    const route = routeOptions.url ?? 'unknown';
    metrics.observeRequest(method, route, reply.statusCode, reply.elapsedTime / 1_000);
    if (!PROBES.test(route)) {
      const accountId = ctx?.actor.accountId ?? undefined;
      log.log({ id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), accountId });
    }
    done();
  });
}
