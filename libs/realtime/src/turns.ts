/**
 * Lets so many pieces of work run at the same moment; the others wait for their turn, in order. Where whoever waits too
 * long goes away and comes again, the newest has it first: in order, a queue that is too long would serve only those
 * who are about to go.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly most: number,
    private readonly first: 'oldest' | 'newest' = 'oldest',
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((resume) => this.waiting.push(resume));
    try {
      return await work();
    } finally {
      const next = this.first === 'oldest' ? this.waiting.shift() : this.waiting.pop();
      if (next) next();
      else this.running--;
    }
  }
}
