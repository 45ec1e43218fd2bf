import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { Database, Metrics, pendingMigrations } from '@anzhi/platform';

/** The worker's only doors: health and metrics, for the operator's probes. */
export async function serveProbes(app: INestApplicationContext, port: number): Promise<Server> {
  const answers: Record<string, () => Promise<{ status: number; type: string; body: string }>> = {
    '/health/live': async () => ({ status: 200, type: 'application/json', body: '{"status":"ok"}' }),
    '/health/ready': async () => {
      const pending = await pendingMigrations(app.get(Database)).catch(() => undefined);
      const isReady = pending?.length === 0;
      return {
        status: isReady ? 200 : 503,
        type: 'application/json',
        body: JSON.stringify({ ready: isReady }),
      };
    },
    '/metrics': async () => {
      const { contentType, body } = await app.get(Metrics).expose();
      return { status: 200, type: contentType, body };
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (!answer) return void response.writeHead(404).end();
    answer().then(
      ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return server;
}
