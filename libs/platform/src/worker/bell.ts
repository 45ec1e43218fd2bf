/** Rouses those who sleep by it. */
export class Bell {
  private readonly sleepers = new Set<() => void>();
  private rung = 0;

  ring(): void {
    this.rung++;
    this.sleepers.forEach((resume) => resume());
  }

  /** How often it rang: one who finds it changed did not sleep through it while he was looking. */
  get count(): number {
    return this.rung;
  }

  /** @returns resolves after so long, or when it rings */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, ms);
      this.sleepers.add(resume);
    });
  }
}
