/** Where the bar is drawn: a terminal, or anything else that gets plain lines instead. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
const REDRAW_MS = 100;
const LINE_MS = 5_000;

/** How far a long load has come: a bar on a terminal, otherwise a line now and then. */
export class SeedProgress {
  private title = '';
  private total = 0;
  private done = 0;
  private rows = 0;
  private begunMs = 0;
  private shownMs = 0;

  constructor(
    private readonly say: (line: string) => void,
    private readonly screen: Screen = process.stdout,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @param total how much there is to do, in whatever `advance` counts */
  begin(title: string, total: number): void {
    Object.assign(this, { title, total, done: 0, rows: 0, begunMs: this.nowMs(), shownMs: this.nowMs() });
  }

  advance(done: number, rows: number): void {
    this.done += done;
    this.rows += rows;
    const isDue = this.nowMs() - this.shownMs >= (this.screen.isTTY ? REDRAW_MS : LINE_MS);
    if (!isDue) return;
    this.shownMs = this.nowMs();
    if (this.screen.isTTY) this.screen.write(`\r\u001b[K${this.bar()} ${this.figures()}`);
    else this.say(`${this.title} · ${this.figures()}`);
  }

  end(): void {
    if (this.screen.isTTY) this.screen.write('\r\u001b[K');
    this.say(`${this.title} · ${count(this.rows)} 行 rows, ${this.seconds().toFixed(1)} s`);
  }

  private seconds(): number {
    return (this.nowMs() - this.begunMs) / 1000;
  }

  private bar(): string {
    const filled = Math.round(BAR * this.share());
    return `${this.title} [${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}]`;
  }

  private figures(): string {
    const seconds = Math.max(this.seconds(), 0.001);
    const share = this.share();
    const left = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : null;
    const perSecond = Math.round(this.rows / seconds);
    return `${Math.floor(share * 100)} %, ${count(perSecond)} 行 rows/s${left === null ? '' : `, 还需 ETA ${left} s`}`;
  }

  private share(): number {
    return this.total > 0 ? Math.min(1, this.done / this.total) : 1;
  }
}

const count = (rows: number): string => String(rows).replace(/\B(?=(\d{3})+$)/g, ',');
