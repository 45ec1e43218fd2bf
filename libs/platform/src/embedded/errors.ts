/** What went wrong with the embedded server, for callers that turn it into one sentence. */
export type EmbeddedFailure =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'no-server-user'
  | 'initdb-failed'
  | 'start-failed'
  | 'not-answering';

/** `detail` is what PostgreSQL itself said: the end of its output or log. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedFailure,
    message: string,
    readonly detail = '',
  ) {
    super(message);
  }
}
