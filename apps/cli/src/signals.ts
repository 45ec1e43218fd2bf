const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** On Ctrl-C both the terminal and npm send the signal: what follows this closely is the same wish. */
const SAME_WISH_MS = 1_000;
const FORCED = 130;

/** Settles at the first signal to stop. A second one ends the process at once. */
export function onStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstMs: number | undefined;
    const handle = () => {
      if (firstMs === undefined) {
        firstMs = performance.now();
        process.stdout.write('\n正在停止… Stopping (Ctrl-C again: at once) …\n');
        resolve();
      } else if (performance.now() - firstMs > SAME_WISH_MS) {
        process.exit(FORCED);
      }
    };
    for (const signal of SIGNALS) process.on(signal, handle);
  });
}

/** Fails with what nobody caught, so that even then everything is closed; what follows while closing is ignored. */
export function onCrash(): Promise<never> {
  return new Promise((_, reject) => process.on('uncaughtException', reject));
}
