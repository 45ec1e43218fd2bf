import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyStatic from '@fastify/static';
import { readShell, workerScript } from './shell';

/**
 * The page is asked about each time and sent when it has changed: its names stay, so none of it may be believed from a
 * cache. What is kept for times without a signal is the service worker's, whole and of one version.
 */
const ASK_AGAIN = 'no-cache';
/** Answers are about people: nobody on the way keeps them. */
const KEEP_NOTHING = 'no-store';

/** @param root the folder of the page */
export async function serveWeb(app: NestFastifyApplication, root: string): Promise<void> {
  const worker = workerScript(readShell(root));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/worker.js', (_request, reply) =>
    reply.header('cache-control', ASK_AGAIN).type('text/javascript; charset=utf-8').send(worker),
  );
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', KEEP_NOTHING);
  });
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', ASK_AGAIN),
  });
}
