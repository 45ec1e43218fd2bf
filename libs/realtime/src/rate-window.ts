/** Counts by key in windows of one length; with too many keys it forgets them all sooner. */
export class RateWindow {
  private readonly counts = new Map<string, number>();
  private beganMs = -Infinity;

  /**
   * @param most in one window and of one key
   * @param nowMs any clock that only goes forward
   */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly nowMs: () => number = () => performance.now(),
    private readonly mostKeys = 20_000,
  ) {}

  /** Counts one more. @returns whether it is still within the limit */
  allows(key: string): boolean {
    const nowMs = this.nowMs();
    if (nowMs - this.beganMs >= this.windowMs || this.counts.size >= this.mostKeys) {
      this.counts.clear();
      this.beganMs = nowMs;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.most;
  }
}
