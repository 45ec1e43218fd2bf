type Close = () => Promise<void>;

/** What a command has opened, closed in the reverse order. */
export class Shutdown {
  private readonly closers: Close[] = [];

  /**
   * Takes over something that is being opened, so that it is closed even when the user interrupts the opening.
   * Returns it once it is open.
   */
  async own<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    this.closers.push(async () => {
      const outcome = await opening.then(
        (opened) => ({ opened }),
        () => undefined,
      );
      if (outcome) await close(outcome.opened);
    });
    return opening;
  }

  /** Closes everything, even what comes after a failure; the first failure is thrown at the end. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.closers.pop(); close; close = this.closers.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
