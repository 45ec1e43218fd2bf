/**
 * Does pieces of work in order, so many in a turn of the event loop: however many come at once, whatever else the
 * process has to do goes on in between. Where little is going on nothing waits.
 */
export class Spread {
  private readonly waiting: (() => void)[] = [];
  private left: number;
  private isUnderWay = false;

  constructor(private readonly aTurn: number) {
    this.left = aTurn;
  }

  add(work: () => void): void {
    if (this.left > 0 && !this.waiting.length) this.run(work);
    else this.waiting.push(work);
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    setImmediate(() => this.turn());
  }

  private turn(): void {
    this.left = this.aTurn;
    this.isUnderWay = this.waiting.length > 0;
    if (this.isUnderWay) setImmediate(() => this.turn());
    for (const work of this.waiting.splice(0, this.aTurn)) this.run(work);
  }

  private run(work: () => void): void {
    this.left--;
    work();
  }
}
