const LIMIT_MINUTES = 8;
/** Of these, kept back for ending the processes and removing the data. */
const CLOSING_SECONDS = 15;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
const SIGNAL_STATUS = 128;
const FAILED = 1;

/** The run is to end before it is done. */
export class Stopped extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Never resolves; fails when the user, the clock or an error that nobody caught ends the run. */
export function whenStopped(full: boolean): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    for (const [signal, number] of Object.entries(SIGNALS)) {
      process.on(signal, () => reject(new Stopped(`stopped by ${signal}`, SIGNAL_STATUS + number)));
    }
    process.on('uncaughtException', reject);
    if (full) return;
    const message = `not done within ${LIMIT_MINUTES} minutes: longer parts belong behind --full`;
    const leftMs = (LIMIT_MINUTES * 60 - CLOSING_SECONDS) * 1_000 - performance.now();
    setTimeout(() => reject(new Stopped(message, FAILED)), leftMs).unref();
  });
  // It may fail while nobody waits for it, between two waits: that is told at the next one.
  stopped.catch(() => undefined);
  return stopped;
}
