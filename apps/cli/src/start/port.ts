import { createServer } from 'node:net';

/**
 * Fails with EADDRINUSE or EACCES before anything heavy is started for nothing.
 * Another program may still take the port meanwhile; then listening itself fails with the same error.
 */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
