import { createServer } from 'node:net';

/** `wanted` if nothing listens there, else a port the system chooses; 0 always means any. */
export async function freePort(wanted = 0): Promise<number> {
  const port = await probe(wanted);
  return port ?? (await freePort());
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
