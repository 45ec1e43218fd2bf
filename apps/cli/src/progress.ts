/** Tells the user what is being done, with the seconds since the command began. */
export class Progress {
  private readonly startedMs = performance.now();

  constructor(private readonly write: (line: string) => void = (line) => process.stdout.write(line)) {}

  say(line: string): void {
    const seconds = (performance.now() - this.startedMs) / 1000;
    this.write(`[${seconds.toFixed(1).padStart(5)} s] ${line}\n`);
  }

  /** Text as it is. */
  print(text: string): void {
    this.write(`${text}\n`);
  }

  /** Nobody may overlook this. */
  warn(zh: string, en: string): void {
    const bar = '!'.repeat(78);
    this.write(`\n${bar}\n!! ${zh}\n!! ${en}\n${bar}\n\n`);
  }
}
