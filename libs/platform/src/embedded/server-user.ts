import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './errors';

/** PostgreSQL refuses to run as root: root starts it as somebody else. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * Who runs the server: nobody special (undefined) for an ordinary user; for root the owner of an
 * existing cluster, or else the system's `postgres`, or `nobody`.
 */
export function serverUser(clusterDir: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = statSync(clusterDir, { throwIfNoEntry: false });
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  const accounts = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const name = CANDIDATES.find((candidate) => (accounts.get(candidate)?.uid ?? 0) > 0);
  const account = name && accounts.get(name);
  if (!account) {
    throw new EmbeddedPostgresError('no-server-user', `root needs one of the users ${CANDIDATES.join(', ')}`);
  }
  return account;
}
