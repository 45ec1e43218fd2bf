interface DatabaseFailure {
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** What the log says of a failure. */
export interface LoggedError extends DatabaseFailure {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/**
 * A failure as the log may keep it. A database error carries the statement's parameters and the row it refused, which
 * are names and numbers of people; of it only the place and the kind of the failure are written.
 */
export function errorInLog(error: Error & DatabaseFailure & { driverError?: DatabaseFailure }): LoggedError {
  const { code, constraint, table } = error.driverError ?? error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  // class 22, data exception: the message quotes the value that did not fit
  const quotesValue = code?.startsWith('22');
  return {
    type: error.constructor.name,
    message: quotesValue ? error.message.replace(/"[^]*"/, '"…"') : error.message,
    stack: frames.join('\n'),
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    ...(table ? { table } : {}),
  };
}

/** The one line of it that a table may keep. @param error anything that was thrown */
export const messageInLog = (error: unknown): string =>
  error instanceof Error ? errorInLog(error).message : String(error);
