export { EmbeddedPostgresError, type EmbeddedFailure } from './errors';
export { freePort } from './free-port';
export {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedOptions,
  type EmbeddedServer,
} from './launcher';
export { leaseServer, type Lease } from './lease';
export { provisionDatabase, type DatabaseSpec, type Login } from './provision';
