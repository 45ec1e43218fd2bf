import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import fastifyHelmet from '@fastify/helmet';
import { Logger } from 'nestjs-pino';
import { resolve } from 'node:path';
import { observeRequests, registerMultipart, requestIdOf, type Config } from '@anzhi/platform';
import { AppModule, type AppOptions } from './app.module';
import { serveOpenApi } from './openapi';
import { usePrefix } from './prefix';
import { serveWeb } from './web/serve-web';

/** The built page lies beside the sources: three levels above this file's folder, in `dist` one more. */
const projectRoot = (): string => {
  const root = resolve(__dirname, '../../..');
  return root.endsWith('/dist') ? resolve(root, '..') : root;
};

/** Builds the HTTP application (not listening yet): the same for production, the demo and the tests. */
export async function createApi(config: Config, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustProxy || false,
    bodyLimit: 1_048_576,
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, options), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useWebSocketAdapter(new IoAdapter(app));
  usePrefix(app);
  await protect(app);
  await registerMultipart(app.getHttpAdapter().getInstance());
  await serveWeb(app, resolve(projectRoot(), 'apps/web/public'));
  observeRequests(app);
  serveOpenApi(app);
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  // JSON, and forms with a file where an endpoint asks for one; the framework would read more
  fastify.removeContentTypeParser(['text/plain', 'application/x-www-form-urlencoded']);
  await fastify.ready();
  return app;
}

const SELF = ["'self'"];

async function protect(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: SELF,
        workerSrc: SELF,
        manifestSrc: SELF,
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // the demo speaks plain http on a laptop; a reverse proxy adds TLS and may upgrade by itself
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
}
