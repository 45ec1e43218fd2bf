/** The command line names no command of ours. */
export class UnknownCommandError extends Error {
  override readonly name = 'UnknownCommandError';

  constructor(
    readonly command: string,
    readonly known: string[],
  ) {
    super(`unknown command "${command}"; known: ${known.join(', ')}`);
  }
}

/** PostgreSQL before version 15. */
export class OldServerError extends Error {
  override readonly name = 'OldServerError';

  constructor(readonly version: string) {
    super(`PostgreSQL ${version} is too old`);
  }
}

/** The file with the keys is there but cannot be used; a new one would make the stored data unreadable. */
export class DamagedSecretsError extends Error {
  override readonly name = 'DamagedSecretsError';

  constructor(readonly path: string) {
    super(`${path} is damaged`);
  }
}

/** A variable that should hold a connection's address holds something else. */
export class InvalidAddressError extends Error {
  override readonly name = 'InvalidAddressError';

  constructor(readonly variable: string) {
    super(`${variable} is not an address of the form postgres://user:password@host:port/database`);
  }
}

/** The ledger was checked and does not add up. */
export class LedgerDifferenceError extends Error {
  override readonly name = 'LedgerDifferenceError';
}
